"""What is worth a look before a course goes out, and where."""

import pytest
from django.test import Client

from courses.authoring import services
from courses.authoring.checklist import Finding, Place, checklist_of, most_words_for
from courses.authoring.readability import Remark, Rule, remarks_on
from courses.outline.models import Course, CourseFile, Unit
from courses.outline.vocabulary import Audience, Release, State
from courses.reading.models import Reading
from lms.files.models import StoredFile
from lms.kernel.errors import Conflict
from tests.courses.authoring.conftest import Bench
from tests.factories.outline import ReadingFactory, UnitFactory
from tests.support.queries import count_queries

LONG = "Das " + "sehr " * 19 + "gut."


def rules(text: str) -> list[tuple[Rule, int]]:
    """Rule and line of each remark."""
    return [(remark.rule, remark.line) for remark in remarks_on(text, most_words=20)]


def test_long_sentences_are_found_on_the_line_where_they_begin() -> None:
    assert rules(f"Kurz.\n\n{LONG}\n") == [(Rule.SENTENCE, 3)]
    assert rules(f"Kurz. Noch kurz.\nUnd {LONG}\n") == [(Rule.SENTENCE, 2)]
    assert remarks_on(LONG, most_words=20) == [Remark(Rule.SENTENCE, 1, 21)]
    assert remarks_on(LONG, most_words=21) == []


@pytest.mark.parametrize(
    "text",
    [
        "- " + "\n- ".join("ein Punkt der Liste" for _number in range(9)),
        f"```\n{LONG}\n```",
        f"| {LONG} | b |\n|---|---|\n| 1 | 2 |",
        "Das ist z. B. so. " * 12,
        "# " + "Wort " * 30,
        "[" + "ein " * 18 + "Text](https://example.org/eine-lange-adresse)",
    ],
)
def test_what_is_no_long_sentence_is_left_alone(text: str) -> None:
    assert remarks_on(text, most_words=20) == []


def test_a_table_that_names_no_column_is_found() -> None:
    assert rules("Text\n\n|  |  |\n|---|---|\n| 1 | 2 |") == [(Rule.TABLE, 3)]
    assert rules("|  | Spalte |\n|---|---|\n| Zeile | 2 |") == []


def test_a_very_long_unit_is_found_once() -> None:
    assert rules("Ein kurzer Satz hier. " * 700) == [(Rule.LENGTH, 1)]


@pytest.mark.parametrize("audience", Audience.values)
def test_the_limit_follows_the_readers(audience: str) -> None:
    expected = 30 if audience in {"teachers", "coordinators"} else 20
    assert most_words_for(Course(audience=audience)) == expected
    assert most_words_for(Course(audience=audience, easy_language=True)) == 20


def of_unit(findings: list[Finding], unit: Unit) -> list[str]:
    """The sentences about one unit."""
    return [finding.message for finding in findings if finding.unit == unit]


@pytest.mark.django_db
def test_published_units_have_to_be_mended_and_drafts_may_be_as_they_are(bench: Bench) -> None:
    Reading.objects.filter(unit=bench.a).update(source="![](fehlt.png)\n\n[weg](unit:nirgends)")
    empty = UnitFactory.create(section=bench.one, title="Leer")
    found = checklist_of(bench.course)
    assert len(of_unit(found.blocking, bench.a)) == 3
    assert [f.line for f in found.blocking if f.unit == bench.a] == [1, 1, 3]
    assert of_unit(found.blocking, empty) == ["Hier ist noch nichts geschrieben."]

    Unit.objects.filter(pk__in=[bench.a.pk, empty.pk]).update(state=Release.DRAFT)
    drafts = checklist_of(bench.course)
    assert not [finding for finding in drafts.blocking if finding.unit]
    assert len(of_unit(drafts.advice, bench.a)) == 3


@pytest.mark.django_db
def test_a_course_that_lacks_something_cannot_be_published_and_reads_what(bench: Bench) -> None:
    Course.objects.filter(pk=bench.course.pk).update(summary="", state=State.DRAFT)
    Unit.objects.update(state=Release.DRAFT)
    course = Course.objects.get()
    with pytest.raises(Conflict) as refused:
        services.change_state(actor=bench.owner, course=course, state=State.PUBLISHED)
    assert refused.value.code == "not_publishable"
    assert "Ein Satz über den Kurs fehlt" in refused.value.message
    assert {f.message for f in checklist_of(course).blocking} >= set(
        refused.value.message.replace(".", ".\n").strip().split("\n ")
    )


@pytest.mark.django_db
def test_looking_at_many_units_takes_no_more_queries(bench: Bench) -> None:
    few = count_queries(lambda: checklist_of(bench.course))
    for _number in range(17):
        ReadingFactory.create(unit=UnitFactory.create(section=bench.two))
    assert count_queries(lambda: checklist_of(bench.course)) == few


@pytest.mark.django_db
def test_the_page_leads_to_each_place(bench: Bench, client: Client) -> None:
    Reading.objects.filter(unit=bench.a).update(source=f"Kurz.\n\n{'Wort ' * 40}.")
    client.force_login(bench.author)
    page = client.get("/kurse/werk/werkstatt/pruefung/").content.decode()
    assert "A</span>, Zeile 3</a>: Ein Satz mit 40 Wörtern." in page
    place = "/kurse/werk/werkstatt/einheiten/a/?zeile=3"
    assert f'href="{place}#id_body"' in page
    assert "data-sought>Zeile 3</a>: <code>Wort Wort" in client.get(place).content.decode()


@pytest.mark.django_db
def test_what_learners_would_stumble_over_keeps_a_course_from_being_published(
    bench: Bench, client: Client
) -> None:
    Course.objects.filter(pk=bench.course.pk).update(state=State.DRAFT, outcomes=[])
    Reading.objects.filter(unit=bench.a).update(source="Kurz.\n\n![](fehlt.png)")
    client.force_login(bench.owner)
    door = "/kurse/werk/werkstatt/veroeffentlichung/"

    refused = client.post(door, {"state": "published"}, follow=True).content.decode()
    assert 'href="/kurse/werk/werkstatt/einheiten/a/?zeile=3#id_body"' in refused
    assert Course.objects.get().state == State.DRAFT

    Reading.objects.filter(unit=bench.a).update(source="Kurz.")
    assert "würde ihn besser machen" in client.get(door).content.decode()
    client.post(door, {"state": "published"})
    assert Course.objects.get().state == State.PUBLISHED


@pytest.mark.django_db
def test_a_title_picture_is_described_or_decorative_by_somebodys_word(
    bench: Bench, client: Client
) -> None:
    stored = StoredFile.objects.create(
        sha256="0" * 64,
        name="a.png",
        media_type="image/png",
        size_bytes=9,
        path="a",
        width=9,
        height=6,
    )
    picture = CourseFile.objects.create(course=bench.course, path="a.png", stored_file=stored)
    client.force_login(bench.author)
    chosen = {"path": "a.png", "focus_x": 50, "focus_y": 50}

    refused = client.post("/kurse/werk/werkstatt/bild/", chosen)
    assert refused.status_code == 422
    assert "oder geben Sie an, dass es schmückend ist" in refused.content.decode()
    bench.course.image = picture
    bench.course.save()
    told = [f for f in checklist_of(bench.course).blocking if f.place is Place.IMAGE]
    assert len(told) == 1

    assert (
        client.post("/kurse/werk/werkstatt/bild/", {**chosen, "decorative": "on"}).status_code
        == 302
    )
    course = Course.objects.get()
    picture.refresh_from_db()
    assert (course.image, picture.alt, picture.decorative) == (picture, "", True)
    assert not [f for f in checklist_of(course).findings if f.place is Place.IMAGE]


@pytest.mark.django_db
def test_the_description_is_looked_at_before_it_is_saved(bench: Bench, client: Client) -> None:
    client.force_login(bench.author)
    door = "/kurse/werk/werkstatt/einstellungen/"
    sent = {"description": "Ein **starker** Satz. [weg](unit:nirgends)", "preview": "1"}
    page = client.post(door, sent).content.decode()
    assert "Ein <strong>starker</strong> Satz." in page
    assert "Zeile 1: " in page
    assert Course.objects.get().description != sent["description"]

    answer = client.post(
        "/api/v1/courses/werk/description/preview/",
        {"text": "Ein **starker** Satz."},
        content_type="application/json",
    )
    assert answer.json() == {"html": "<p>Ein <strong>starker</strong> Satz.</p>\n", "problems": []}
