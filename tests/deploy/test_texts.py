"""Messages are found wherever they hide, kept when sources change, and held to the rules."""

from collections.abc import Callable
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message

from deploy.texts import __main__ as commands
from deploy.texts import extraction, files, rules

Write = Callable[[str, str], None]


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> extraction.Room:
    """An empty room in a project of its own."""
    for module in (extraction, commands):
        monkeypatch.setattr(module, "PROJECT", tmp_path)
    folder = tmp_path / "lms" / "hall"
    folder.mkdir(parents=True)
    (folder / "apps.py").touch()
    (folder / "__init__.py").touch()
    return extraction.Room(folder)


@pytest.fixture
def write(room: extraction.Room) -> Write:
    """Write a file into the room."""

    def write_file(name: str, text: str) -> None:
        path = room.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")

    return write_file


def ids(room: extraction.Room) -> set[str | tuple[str, ...]]:
    """What extraction finds."""
    return {
        message.id if isinstance(message.id, str) else tuple(message.id)
        for message in files.messages(extraction.extract_room(room))
    }


def german(text: str, *, comment: str = "") -> Message:
    """A German translation of something."""
    return Message("Something", text, user_comments=[comment] if comment else [])


def test_code_is_searched_for_every_kind_of_call(room: extraction.Room, write: Write) -> None:
    write(
        "views.py",
        "_('plain')\ngettext_lazy('lazy')\nngettext('one', 'many', n)\n"
        "pgettext_lazy('door', 'open')\n_('long '\n  'text')\n_(variable)\n",
    )
    assert ids(room) == {"plain", "lazy", ("one", "many"), "open", "long text"}
    assert extraction.extract_room(room).get("open", "door")


def test_templates_are_searched_whatever_their_indentation(
    room: extraction.Room, write: Write
) -> None:
    write(
        "templates/hall/page.html",
        """
  {% load i18n %}<p title="{% translate "It's here" %}">don't ( stop [ </p>
      {% blocktranslate trimmed count n=total %}
         One chair
      {% plural %}
         {{ n }} chairs
      {% endblocktranslate %}
 {% include "x.html" with label=_("Sit down") only %}{{ _("Stand up")|upper }}
    {% translate "May" context "month" %}
""",
    )
    assert ids(room) == {
        "It's here",
        ("One chair", "%(n)s chairs"),
        "Sit down",
        "Stand up",
        "May",
    }


def test_a_room_inside_a_room_keeps_its_own_texts(room: extraction.Room, write: Write) -> None:
    write("views.py", "_('outer')")
    write("corner/apps.py", "_('inner')")
    write("corner/deep/views.py", "_('deep')")
    assert ids(room) == {"outer"}


def test_update_keeps_translations_and_comments(room: extraction.Room, write: Write) -> None:
    write("views.py", "_('Chair')\n_('Table')")
    commands.update([room])
    path = room.catalogue_path("de")
    translated = path.read_text().replace(
        'msgid "Chair"\nmsgstr ""', '# ein Möbel\nmsgid "Chair"\nmsgstr "Stuhl"'
    )
    path.write_text(translated)
    write("views.py", "_('Lamp')\n\n\n_('Chair')")
    commands.update([room])
    catalog = files.read_catalogue(path)
    chair = catalog.get("Chair")
    assert chair is not None
    assert (chair.string, chair.user_comments) == ("Stuhl", ["ein Möbel"])
    assert [message.id for message in files.messages(catalog)] == ["Chair", "Lamp"]


def test_a_second_update_changes_nothing(room: extraction.Room, write: Write) -> None:
    write("views.py", "_('Chair %(name)s')\nngettext('one', '%(n)s', n)")
    commands.update([room])
    first = room.catalogue_path("de").read_text()
    write("views.py", "\n\n\n_('Chair %(name)s')\nngettext('one', '%(n)s', n)")
    commands.update([room])
    assert room.catalogue_path("de").read_text() == first
    assert "Date" not in first


def test_english_says_what_the_id_says(room: extraction.Room, write: Write) -> None:
    write("views.py", "ngettext('One chair', '%(n)s chairs', n)")
    commands.update([room])
    message = files.read_catalogue(room.catalogue_path("en")).get("One chair")
    assert message is not None
    assert message.string == ("One chair", "%(n)s chairs")


def test_du_is_asked_for_only_where_german_says_sie(room: extraction.Room, write: Write) -> None:
    write("views.py", "_('Chair')\n_('Sit down')")
    commands.update([room])
    path = room.catalogue_path("de")
    path.write_text(
        path.read_text()
        .replace('"Chair"\nmsgstr ""', '"Chair"\nmsgstr "Stuhl"')
        .replace('"Sit down"\nmsgstr ""', '"Sit down"\nmsgstr "Setzen Sie sich"')
    )
    commands.update([room])
    informal = files.read_catalogue(room.catalogue_path("de_Informal"))
    assert [message.id for message in files.messages(informal)] == ["Sit down"]
    problems = list(commands.problems_of(room))
    assert any("de_Informal" in problem and "not translated" in problem for problem in problems)


def test_check_names_what_is_missing_and_what_is_out_of_date(
    room: extraction.Room, write: Write
) -> None:
    write("views.py", "_('Chair')")
    assert any("out of date" in problem for problem in commands.problems_of(room))
    commands.update([room])
    assert [problem.partition("“")[2] for problem in commands.problems_of(room)] == [
        "Chair” is not translated."
    ]
    assert commands.check([room]) == 1


def test_rooms_agree_on_a_translation(room: extraction.Room, write: Write, tmp_path: Path) -> None:
    write("views.py", "_('Chair')")
    other = extraction.Room(tmp_path / "lms" / "kitchen")
    for each, german_text in ((room, "Stuhl"), (other, "Sessel")):
        path = each.catalogue_path("de")
        path.parent.mkdir(parents=True)
        path.write_text(f'msgid "Chair"\nmsgstr "{german_text}"\n')
    assert list(commands.disagreements([room])) == []
    (sentence,) = commands.disagreements([room, other])
    assert sentence.startswith("de: “Chair” is “Stuhl” in lms.hall, “Sessel” in lms.kitchen.")


def test_compiled_catalogues_are_what_django_reads(room: extraction.Room, write: Write) -> None:
    write("views.py", "_('Chair')")
    commands.update([room])
    commands.compile_catalogues([room])
    assert room.catalogue_path("en").with_suffix(".mo").stat().st_size > 0


@pytest.mark.parametrize(
    ("message_id", "string", "agree"),
    [
        ("Hello %(name)s", "Guten Tag, %(name)s", True),
        ("Hello %(name)s", "Guten Tag", False),
        ("Hello {name}", "Guten Tag, {namen}", False),
        (("One chair", "%(n)s chairs"), ("Ein Stuhl", "%(n)s Stühle"), True),
        (("One chair", "%(n)s chairs"), ("%(n)s Stuhl", "%(n)s Stühle"), True),
        (("One chair", "%(n)s chairs"), ("Ein Stuhl", "Stühle"), False),
    ],
)
def test_placeholders_must_agree(
    message_id: str | tuple[str, str], string: str | tuple[str, str], *, agree: bool
) -> None:
    assert rules.placeholders_agree(Message(message_id, string)) is agree


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Der Kurs „Planen“ beginnt.", True),
        ('<a href="%(url)s">Kurs</a>', True),
        ('Der Kurs "Planen"', False),
        ("Der Kurs «Planen»", False),
        ("Der Kurs “Planen”", False),
        ("Der Kurs „Planen", False),
    ],
)
def test_quotations_stand_in_german_marks(text: str, *, right: bool) -> None:
    assert rules.quotes_are_german(text) is right


@pytest.mark.parametrize(
    ("message", "formal"),
    [
        (german("Melden Sie sich an."), True),
        (german("Ihre Kurse"), True),
        (german("Wir senden Ihnen einen Code."), True),
        (german("Siegel und Ihringen"), False),
        (german("Sie bleiben gespeichert.", comment=rules.NOT_ADDRESS), False),
    ],
)
def test_formal_address_is_recognised(message: Message, *, formal: bool) -> None:
    assert rules.addresses_formally(message) is formal


def test_fuzzy_translations_are_refused() -> None:
    catalog = Catalog()
    catalog.add("Chair", "Stuhl", flags=["fuzzy"])
    message = catalog.get("Chair")
    assert message is not None
    broken = [sentence for sentence, holds in rules.RULES["de"] if not holds(message)]
    assert broken == ["is marked fuzzy: confirm the translation and remove the mark"]
