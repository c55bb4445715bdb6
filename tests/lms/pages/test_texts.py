"""Writing pages: drafts, versions, restoring, and two who write at once."""

import pytest

from lms.accounts.models import Language, User
from lms.kernel.errors import InvalidInput, NotAllowed, NotFound
from lms.kernel.models import AuditEntry
from lms.pages import selectors, services
from lms.pages.errors import StaleText
from lms.pages.kinds import Kind, TextKey
from lms.pages.models import PageVersion
from lms.pages.rendering import shown
from lms.pages.starting_texts import starting_text
from tests.factories.accounts import UserFactory
from tests.factories.pages import PageTextFactory, PageVersionFactory
from tests.support.queries import count_queries

pytestmark = pytest.mark.django_db
IMPRINT = TextKey(Kind.IMPRINT, "de")
KEYS = [TextKey(kind, language) for kind in Kind for language in Language.values]


def key_name(key: TextKey) -> str:
    return f"{key.kind.value}-{key.language}"


@pytest.mark.parametrize("key", KEYS, ids=key_name)
def test_every_page_has_a_starting_text_without_problems(key: TextKey) -> None:
    text = starting_text(key)
    rendered = shown(text, language=key.language)

    assert rendered.problems == ()
    assert rendered.warnings == ()
    assert "Kompetenzzentrum digitale Lehre" in rendered.html
    assert "{" not in text
    assert "[[" not in rendered.html


@pytest.mark.parametrize("kind", list(Kind))
def test_both_languages_have_the_same_headings_and_blanks(kind: Kind) -> None:
    german, english = (
        selectors.shown_page(TextKey(kind, language)).source for language in ("de", "en")
    )

    def shape(text: str) -> list[str]:
        return [line.split(" ")[0] for line in text.splitlines() if line.startswith("#")]

    assert shape(german) == shape(english)
    assert german.count("[[") == english.count("[[") > 0


def test_the_accessibility_statement_says_what_the_law_asks_for() -> None:
    html = selectors.shown_page(TextKey(Kind.ACCESSIBILITY, "de")).html

    for words in (
        "NBGG",
        "2016/2102",
        "teilweise mit diesen Anforderungen vereinbar",
        "§ 9 d",
        "Schlichtungsstelle",
    ):
        assert words in html, words
    assert 'href="/barriere-melden/"' in html


def test_a_draft_is_seen_by_its_editors_alone(editor: User) -> None:
    services.save_draft(actor=editor, key=IMPRINT, source="Neu", revision=0)

    edited = selectors.edited_text(editor, IMPRINT)
    assert (edited.source, edited.has_draft, edited.revision) == ("Neu", True, 1)
    assert edited.draft_by == editor
    assert "Neu" not in selectors.shown_page(IMPRINT).html


def test_publishing_makes_a_version_and_clears_the_draft(editor: User) -> None:
    services.save_draft(actor=editor, key=IMPRINT, source="Halb", revision=0)
    services.publish_page(
        actor=editor, key=IMPRINT, source="**Ganz**", revision=1, note="Neue Adresse"
    )

    shown_now = selectors.shown_page(IMPRINT)
    assert shown_now.html == "<p><strong>Ganz</strong></p>\n"
    assert shown_now.number == 1
    assert selectors.edited_text(editor, IMPRINT).has_draft is False
    entry = AuditEntry.objects.get(action="page.published")
    assert entry.actor == editor
    assert entry.details == {"key": "imprint (de)", "number": 1}


def test_publishing_the_same_text_again_makes_no_second_version(editor: User) -> None:
    first = services.publish_page(actor=editor, key=IMPRINT, source="Text", revision=0)
    again = services.publish_page(actor=editor, key=IMPRINT, source="Text \r\n", revision=1)

    assert again == first
    assert PageVersion.objects.count() == 1


def test_a_text_with_problems_stays_a_draft(editor: User) -> None:
    source = "Siehe [hier](javascript:alert)"
    services.save_draft(actor=editor, key=IMPRINT, source=source, revision=0)

    with pytest.raises(InvalidInput) as refusal:
        services.publish_page(actor=editor, key=IMPRINT, source=source, revision=1)

    assert refusal.value.code == "markup_problems"
    assert refusal.value.fields["source"].startswith("Zeile 1: ")
    assert selectors.edited_text(editor, IMPRINT).source == source


def test_a_link_to_no_page_of_ours_says_which_there_are() -> None:
    problem = shown("[weg](nirgends)", language="de").problems[0]
    assert "nirgends" in problem.message
    assert "barriere-melden" in problem.message


@pytest.mark.parametrize("source", ["", "  \n ", "x" * 60_001])
def test_nothing_and_too_much_are_refused(editor: User, source: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        services.save_draft(actor=editor, key=IMPRINT, source=source, revision=0)
    assert "source" in refusal.value.fields


def test_who_saves_later_loses_nothing_and_overwrites_nothing(editor: User) -> None:
    services.save_draft(actor=editor, key=IMPRINT, source="Erste", revision=0)

    with pytest.raises(StaleText) as refusal:
        services.publish_page(actor=editor, key=IMPRINT, source="Zweite", revision=0)

    assert refusal.value.status == 409
    assert (refusal.value.theirs, refusal.value.revision) == ("Erste", 1)
    assert selectors.edited_text(editor, IMPRINT).source == "Erste"
    assert PageVersion.objects.count() == 0


def test_an_old_version_comes_back_as_a_new_one(editor: User) -> None:
    for number, words in enumerate(("Eins", "Zwei")):
        services.publish_page(actor=editor, key=IMPRINT, source=words, revision=number)

    back = services.restore_version(actor=editor, key=IMPRINT, number=1, revision=2)

    assert (back.number, back.source, back.restored_from) == (3, "Eins", 1)
    assert PageVersion.objects.count() == 3
    with pytest.raises(NotFound):
        services.restore_version(actor=editor, key=IMPRINT, number=9, revision=3)


def test_a_discarded_draft_leaves_what_is_public(editor: User) -> None:
    services.publish_page(actor=editor, key=IMPRINT, source="Da", revision=0)
    services.save_draft(actor=editor, key=IMPRINT, source="Entwurf", revision=1)

    services.discard_draft(actor=editor, key=IMPRINT, revision=2)

    edited = selectors.edited_text(editor, IMPRINT)
    assert (edited.source, edited.has_draft) == ("Da", False)


def test_others_write_nothing() -> None:
    stranger = UserFactory()
    for write in (services.save_draft, services.publish_page):
        with pytest.raises(NotAllowed) as refusal:
            write(actor=stranger, key=IMPRINT, source="Meins", revision=0)
        assert refusal.value.code == "not_may_edit_pages"
    with pytest.raises(NotFound):
        selectors.edited_text(stranger, IMPRINT)
    assert selectors.overview(stranger) == []


def test_the_overview_asks_the_same_for_few_and_many_versions(editor: User) -> None:
    few = count_queries(lambda: selectors.overview(editor))
    for kind in Kind:
        text = PageTextFactory(kind=kind)
        for number in range(10):
            PageVersionFactory(text=text, number=number + 1, published_by=editor)
    many = count_queries(lambda: selectors.overview(editor))
    assert many == few + 1  # the newest versions, all at once
    entries = {(e.key.kind, e.key.language): e for e in selectors.overview(editor)}
    assert entries[Kind.PRIVACY, "de"].published_by == editor
    assert entries[Kind.PRIVACY, "en"].published_at is None
