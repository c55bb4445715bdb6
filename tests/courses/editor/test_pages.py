"""The pages of the editor, as they work without scripts."""

import re

import pytest
from django.test import Client

from courses.editor.models import EditorPresence, UnitRevision
from courses.editor.selectors import working_copy
from courses.outline.models import CourseFile
from courses.reading.models import Reading
from lms.files.models import StoredFile
from tests.courses.editor.conftest import PUBLISHED, Writing
from tests.factories.outline import UnitFactory
from tests.support.queries import count_queries

pytestmark = pytest.mark.django_db
PAGE = "/kurse/reise/werkstatt/einheiten/a/"


def text_in(page: str) -> str:
    """What stands in the field."""
    found = re.search(r"<textarea[^>]*name=\"body\"[^>]*>\n?(.*?)</textarea>", page, re.S)
    assert found
    return found[1]


def sent(writing: Writing, text: str, **more: str) -> dict[str, str]:
    """What the form sends."""
    return {"body": text, "stand": writing.token, **more}


def test_the_page_opens_with_the_text_its_preview_and_what_is_to_mend(svenja: Client) -> None:
    page = svenja.get(PAGE).content.decode()

    assert text_in(page) == PUBLISHED
    assert "<p>Eine Karte zeigt den Weg.</p>" in page
    assert "Nothing to mend: it can be published." in page
    assert "As published" in page


def test_saving_keeps_the_draft_and_says_what_learners_see(
    svenja: Client, writing: Writing
) -> None:
    page = svenja.post(PAGE, sent(writing, "Neu\r\nhier"), follow=True).content.decode()

    assert text_in(page) == "Neu\nhier"
    assert "Saved. Learners see it once you publish it." in page
    assert "by Svenja Oltmanns" in page
    assert "Draft with changes" in page


def test_the_preview_is_a_save_and_a_page(svenja: Client, writing: Writing) -> None:
    response = svenja.post(PAGE, sent(writing, "**Fett**", schritt="preview"), follow=True)

    assert response.redirect_chain == [(f"{PAGE}?ansicht=vorschau#vorschau", 302)]
    assert "<strong>Fett</strong>" in response.content.decode()


def test_a_collision_shows_both_versions_and_loses_neither(
    svenja: Client, aylin: Client, writing: Writing
) -> None:
    begun = writing.token
    aylin.post(PAGE, sent(writing, PUBLISHED.replace("Karte", "Wanderkarte")))

    mine = PUBLISHED.replace("Maßstab", "Nordpfeil")
    answer = svenja.post(PAGE, {"body": mine, "stand": begun})

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Aylin Demir has saved at" in page
    assert "Only one of you has written in each of them" in page
    assert "Wanderkarte" in page
    assert "Nordpfeil" in page
    other = re.search(r'name="andere" value="([^"]+)"', page)
    assert other
    svenja.post(
        f"{PAGE}vergleichen/",
        {"body": mine, "stand": begun, "andere": other[1], "schritt": "merge"},
    )
    assert working_copy(writing.unit).content.text == (
        "Eine Wanderkarte zeigt den Weg.\n\nSie hat einen Nordpfeil.\n"
    ).replace("Maßstab", "Nordpfeil")


@pytest.mark.parametrize(
    ("choice", "kept"), [("mine", "Von Svenja"), ("theirs", "Von Aylin"), ("merge", "Von Aylin\n")]
)
def test_one_version_or_pieces_of_both_are_kept(
    svenja: Client, writing: Writing, choice: str, kept: str
) -> None:
    begun = writing.token
    writing.save("Von Aylin", by=writing.aylin)
    chosen = {"schritt": choice, "andere": writing.token, "teil-0": "theirs"}

    svenja.post(f"{PAGE}vergleichen/", {"body": "Von Svenja", "stand": begun, **chosen})

    assert working_copy(writing.unit).content.text == kept


def test_a_choice_against_a_version_that_moved_on_is_asked_again(
    svenja: Client, writing: Writing
) -> None:
    begun = writing.token
    writing.save("Von Aylin", by=writing.aylin)
    seen = writing.token
    writing.save("Von Aylin, weiter", by=writing.aylin)
    chosen = {"schritt": "mine", "andere": seen, "stand": begun}

    answer = svenja.post(f"{PAGE}vergleichen/", {"body": "Von Svenja", **chosen})

    assert answer.status_code == 409
    assert "Von Aylin, weiter" in re.sub(r"<[^>]+>", "", answer.content.decode()).replace(
        "[only here: ", ""
    ).replace("]", "")
    assert working_copy(writing.unit).content.text == "Von Aylin, weiter"


def test_publishing_saves_first_and_shows_what_is_to_mend(svenja: Client, writing: Writing) -> None:
    answer = svenja.post(f"{PAGE}veroeffentlichen/", sent(writing, "Gut.\n\n![](fehlt.png)"))

    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'data-line="3"' in page
    assert "<code>![](fehlt.png)</code>" in page
    assert working_copy(writing.unit).content.text == "Gut.\n\n![](fehlt.png)"

    svenja.post(f"{PAGE}veroeffentlichen/", sent(writing, "Gut."))
    assert Reading.objects.get(unit=writing.unit).source == "Gut."


def test_files_and_units_are_put_below_the_text(svenja: Client, writing: Writing) -> None:
    stored = StoredFile.objects.create(
        sha256="0" * 64,
        name="b.png",
        media_type="image/png",
        size_bytes=9,
        path="b",
        width=4,
        height=3,
    )
    CourseFile.objects.create(
        course=writing.course, path="medien/b [1].png", stored_file=stored, alt="Ein [Bild]"
    )
    UnitFactory.create(section=writing.unit.section, key="zwei", title="Gehen")

    svenja.post(PAGE, sent(writing, "Text", schritt="insert-file", datei="medien/b [1].png"))
    svenja.post(
        PAGE,
        sent(
            writing, working_copy(writing.unit).content.text, schritt="insert-unit", einheit="zwei"
        ),
    )

    assert working_copy(writing.unit).content.text == (
        "Text\n\n![Ein \\[Bild\\]](medien/b%20%5B1%5D.png)\n\n[Gehen](unit:zwei)\n"
    )
    assert "Nothing to mend" in svenja.get(PAGE).content.decode()


def test_adding_a_file_saves_first_and_comes_back(svenja: Client, writing: Writing) -> None:
    answer = svenja.post(PAGE, sent(writing, "Text", schritt="file"))

    assert answer["Location"] == f"/kurse/reise/werkstatt/dateien/neu/?next={PAGE}"
    assert working_copy(writing.unit).content.text == "Text"


def test_who_left_the_team_gets_the_text_back(svenja: Client, writing: Writing) -> None:
    token = writing.token
    writing.course.team.filter(person=writing.svenja).delete()

    for path in (PAGE, f"{PAGE}veroeffentlichen/", f"{PAGE}vergleichen/"):
        answer = svenja.post(path, {"body": "Mein <Text>", "stand": token})
        assert answer.status_code == 404
        assert "Mein &lt;Text&gt;</textarea>" in answer.content.decode()
        assert "It was not saved" in answer.content.decode()
    assert svenja.get(PAGE).status_code == 404


def test_who_is_signed_out_gets_the_text_back_and_a_way_to_sign_in(
    client: Client, writing: Writing
) -> None:
    answer = client.post(PAGE, {"body": "Mein Text", "stand": writing.token})

    assert answer.status_code == 401
    assert "Mein Text</textarea>" in answer.content.decode()
    assert f"/konto/anmelden/?next={PAGE}" in answer.content.decode()
    assert client.get(PAGE)["Location"] == f"/konto/anmelden/?next={PAGE}"


def test_too_long_a_text_comes_back_with_the_reason(svenja: Client, writing: Writing) -> None:
    answer = svenja.post(PAGE, sent(writing, "x" * 600_000))

    assert answer.status_code == 422
    assert "600 kB" in answer.content.decode()
    assert "x" * 600_000 in answer.content.decode()


def test_others_who_write_are_named(svenja: Client, aylin: Client) -> None:
    aylin.get(PAGE)
    assert "Aylin Demir is writing just now" in svenja.get(PAGE).content.decode()
    EditorPresence.objects.update(seen_at="2020-01-01T00:00:00Z")
    assert "is writing just now" not in re.sub(
        r"<script.*?</script>", "", svenja.get(PAGE).content.decode(), flags=re.S
    )


def test_the_history_tells_who_wrote_what_and_brings_it_back(
    svenja: Client, writing: Writing
) -> None:
    empty = svenja.get(f"{PAGE}verlauf/").content.decode()
    assert "No history yet" in empty
    writing.save(PUBLISHED.replace("Karte", "Skizze"), by=writing.aylin)

    page = svenja.get(f"{PAGE}verlauf/").content.decode()
    assert "Aylin Demir" in page
    assert "learners see this" in page
    first = UnitRevision.objects.earliest("pk")
    detail = svenja.get(f"{PAGE}verlauf/{first.public_id}/").content.decode()
    assert '<del><span class="visually-hidden">[removed: </span>Karte' in detail
    assert '<ins><span class="visually-hidden">[new: </span>Skizze' in detail

    svenja.post(f"{PAGE}verlauf/{first.public_id}/wiederherstellen/")
    assert working_copy(writing.unit).content.text == PUBLISHED


def test_a_state_is_compared_with_the_one_before(svenja: Client, writing: Writing) -> None:
    writing.save("Eins")
    writing.save("Zwei", by=writing.aylin)
    last = UnitRevision.objects.latest("pk")

    page = svenja.get(f"{PAGE}verlauf/{last.public_id}/?mit=vorher").content.decode()

    assert "What this state changed" in page
    assert "[removed: </span>Eins" in page


def test_a_draft_is_given_up_after_a_question(svenja: Client, writing: Writing) -> None:
    writing.save("Doch nicht")
    assert "Give up the draft?" in svenja.get(f"{PAGE}verwerfen/").content.decode()

    page = svenja.post(f"{PAGE}verwerfen/", follow=True).content.decode()

    assert "can come back" in page
    assert text_in(page) == PUBLISHED


def test_the_text_can_be_taken_along_as_a_file(svenja: Client, writing: Writing) -> None:
    writing.save("Mein Text")
    answer = svenja.get(f"{PAGE}text.md")

    assert answer.content.decode() == "Mein Text"
    assert answer["Content-Disposition"] == 'attachment; filename="a.md"'


def test_the_page_asks_no_more_for_many_units(svenja: Client, writing: Writing) -> None:
    svenja.get(PAGE)
    few = count_queries(lambda: svenja.get(PAGE))
    UnitFactory.create_batch(18, section=writing.unit.section)

    assert count_queries(lambda: svenja.get(PAGE)) == few
