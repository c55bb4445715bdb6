"""Reading fulfils the contract of kinds."""

import pytest
from django.db import connection
from django.template.loader import render_to_string
from django.test.utils import CaptureQueriesContext

from courses.activities.contract import CourseContext, MediaInfo, PreparedBody, UnitText
from courses.activities.registry import kind_of
from courses.outline.models import Unit
from courses.outline.vocabulary import Completion
from courses.reading.body import ReadingBody
from courses.reading.models import Reading
from tests.factories.outline import ReadingFactory, SectionFactory, UnitFactory

CONTEXT = CourseContext(
    language="en",
    media={
        "media/board.png": MediaInfo(
            "/f/board.png",
            "image/png",
            2000,
            "board.png",
            alt="A board",
            caption="The board",
            source="Our own drawing",
            srcset="/f/board.png?w=480 480w",
            width=800,
            height=600,
        ),
        "media/übung.odt": MediaInfo("/f/u.odt", "application/odt", 84_000, "übung.odt"),
    },
    unit_urls={"begin": "/course/begin/"},
)
READING = kind_of("reading")


def prepared_from(body: str) -> PreparedBody[ReadingBody]:
    return READING.prepare(UnitText(body), completion=Completion.MARK, context=CONTEXT)


def kept(unit: Unit, body: str) -> Reading:
    prepared = prepared_from(body)
    assert not prepared.problems
    READING.save_bodies({unit: prepared})
    return Reading.objects.get(unit=unit)


def test_reading_is_registered_and_is_done_by_marking_or_opening() -> None:
    assert READING.completions == {Completion.MARK, Completion.VIEW}
    assert set(READING.form_class().fields) == {"body"}


@pytest.mark.django_db
def test_a_kept_text_is_shown_rendered() -> None:
    unit = UnitFactory()
    kept(unit, "Read **this**.")

    presentation = READING.present(unit, learner=None)
    shown = render_to_string(presentation.template, dict(presentation.context))

    assert '<div class="prose">' in shown
    assert "<p>Read <strong>this</strong>.</p>" in shown


@pytest.mark.django_db
def test_a_unit_without_a_text_shows_an_empty_one() -> None:
    assert READING.present(UnitFactory(), learner=None).context["html"] == ""


def test_pictures_and_their_descriptions_come_from_the_course() -> None:
    html = prepared_from("![](media/board.png)").content.html

    for part in ('alt="A board"', 'src="/f/board.png"', "480w", "The board", "Our own drawing"):
        assert part in html


def test_links_lead_to_units_and_downloads_even_with_decomposed_umlauts() -> None:
    body = "[Begin](unit:begin) and [Sheet](media/u\u0308bung.odt)"
    html = prepared_from(body).content.html

    assert 'href="/course/begin/"' in html
    assert 'href="/f/u.odt"' in html
    assert "84 kB" in html


@pytest.mark.parametrize(
    "wrong",
    [
        "![A board](media/none.png)",
        "![A sheet](media/übung.odt)",
        "[x](unit:none)",
        "[x](none.odt)",
    ],
)
def test_what_is_not_in_the_course_is_a_problem_on_its_line(wrong: str) -> None:
    prepared = prepared_from(f"First line.\n\n{wrong}")

    assert [problem.line for problem in prepared.problems] == [3]


@pytest.mark.django_db
def test_keeping_a_text_again_changes_nothing() -> None:
    unit = UnitFactory()
    kept(unit, "Text")

    again = prepared_from(READING.texts_of([unit])[unit.pk].body)

    assert READING.save_bodies({unit: again}) == frozenset()


@pytest.mark.django_db
def test_a_changed_text_is_kept_and_named() -> None:
    unit = UnitFactory()
    kept(unit, "Text")

    prepared = prepared_from("Other text")

    assert READING.save_bodies({unit: prepared}) == {unit.pk}
    assert READING.texts_of([unit]) == {unit.pk: UnitText("Other text")}
    assert READING.search_texts([unit]) == {unit.pk: "Other text"}


@pytest.mark.django_db
@pytest.mark.parametrize("work", ["save", "read", "search"])
def test_many_texts_take_as_many_queries_as_few(work: str) -> None:
    counts = []
    for size in (2, 20):
        section = SectionFactory()
        units = [ReadingFactory(unit__section=section).unit for _ in range(size)]
        prepared = prepared_from("New")
        with CaptureQueriesContext(connection) as captured:
            if work == "save":
                READING.save_bodies(dict.fromkeys(units, prepared))
            elif work == "read":
                READING.texts_of(units)
            else:
                READING.search_texts(units)
        counts.append(len(captured))

    assert counts[0] == counts[1]
