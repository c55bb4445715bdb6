"""Filters that combine, with counts."""

import pytest
from django.contrib.auth.models import AnonymousUser

from courses.catalogue.facets import FacetView
from courses.catalogue.filters import Facet, Sort, Wish
from courses.catalogue.selectors import catalogue_page, filters_for, looser_wishes
from courses.catalogue.services import index_course
from courses.outline.models import Course, CourseTerm
from courses.outline.vocabulary import Audience, State
from lms.kernel.clock import now
from lms.vocabularies.models import Term
from tests.factories.outline import CourseFactory
from tests.support.queries import count_queries

pytestmark = pytest.mark.django_db
VISITOR = AnonymousUser()


def tag(course: Course, vocabulary: str, *keys: str) -> Course:
    for key in keys:
        term = Term.objects.get(vocabulary__key=vocabulary, key=key)
        CourseTerm.objects.create(course=course, term=term)
    return course


def titles(wish: Wish) -> list[str]:
    return [card.course.title for card in catalogue_page(VISITOR, wish).cards]


def counts(view: FacetView) -> dict[str, int]:
    return {option.value: option.number for option in view.options}


def facet(wish: Wish, name: Facet) -> FacetView:
    return next(view for view in filters_for(VISITOR, wish).views if view.facet is name)


@pytest.fixture
def _courses() -> None:
    planning = CourseFactory.create(title="Planen", minutes=160, audience=Audience.TEACHERS)
    tag(planning, "digcompedu", "3.1", "3.4", "2.1")
    tag(planning, "subjects", "deutsch", "mathematik")
    tag(planning, "school-levels", "sek1")
    privacy = CourseFactory.create(title="Schützen", minutes=90, audience=Audience.TEACHERS)
    tag(privacy, "digcompedu", "2.3")
    tag(privacy, "kmk", "4.1")
    tag(privacy, "school-levels", "primar", "sek1")
    start = CourseFactory.create(title="Start", minutes=50, audience=Audience.PUPILS, language="en")
    tag(start, "kmk", "1.1")
    CourseFactory.create(title="Entwurf", state=State.DRAFT)


@pytest.mark.usefixtures("_courses")
@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ({Facet.AUDIENCE: ("teachers",)}, ["Planen", "Schützen"]),
        ({Facet.AUDIENCE: ("teachers", "pupils")}, ["Planen", "Schützen", "Start"]),
        ({Facet.COMPETENCE: ("digcompedu:3",)}, ["Planen"]),
        ({Facet.COMPETENCE: ("digcompedu:3.4",)}, ["Planen"]),
        ({Facet.COMPETENCE: ("digcompedu:2", "kmk:1")}, ["Planen", "Schützen", "Start"]),
        ({Facet.SUBJECT: ("deutsch",)}, ["Planen"]),
        ({Facet.LEVEL: ("primar",), Facet.AUDIENCE: ("teachers",)}, ["Schützen"]),
        ({Facet.DURATION: ("kurz",)}, ["Schützen", "Start"]),
        ({Facet.DURATION: ("mittel",)}, ["Planen"]),
        ({Facet.LANGUAGE: ("en",)}, ["Start"]),
        ({Facet.LANGUAGE: ("en",), Facet.SUBJECT: ("deutsch",)}, []),
        ({Facet.COMPETENCE: ("erfunden:1", ":", "digcompedu")}, []),
        ({Facet.DURATION: ("ewig",)}, []),
    ],
)
def test_filters_combine(chosen: dict[Facet, tuple[str, ...]], expected: list[str]) -> None:
    assert titles(Wish(chosen=chosen)) == expected


@pytest.mark.usefixtures("_courses")
def test_a_count_says_what_one_more_choice_would_show() -> None:
    wish = Wish(chosen={Facet.AUDIENCE: ("teachers",)})

    assert counts(facet(wish, Facet.AUDIENCE)) == {"teachers": 2, "pupils": 1}
    assert counts(facet(wish, Facet.DURATION)) == {"kurz": 1, "mittel": 1, "lang": 0}
    assert counts(facet(wish, Facet.LEVEL)) == {"primar": 1, "sek1": 2}
    assert counts(facet(wish, Facet.COMPETENCE)) == {
        "digcompedu:2": 2,
        "digcompedu:3": 1,
        "kmk:1": 0,
        "kmk:4": 1,
    }


@pytest.mark.usefixtures("_courses")
@pytest.mark.parametrize("name", list(Facet))
def test_every_count_is_what_choosing_it_shows(name: Facet) -> None:
    for option in facet(Wish(), name).options:
        assert len(titles(Wish(chosen={name: (option.value,)}))) == option.number


@pytest.mark.usefixtures("_courses")
def test_nothing_found_names_what_to_leave_out_most_first() -> None:
    wish = Wish("planen", {Facet.LANGUAGE: ("en",), Facet.AUDIENCE: ("teachers",)})

    ways = looser_wishes(VISITOR, wish, filters_for(VISITOR, wish).views)

    assert [(way.label, way.number) for way in ways] == [("Englisch", 1)]


def test_courses_stand_in_the_order_that_was_asked_for() -> None:
    for number, (title, minutes) in enumerate((("B", 30), ("A", 90), ("C", 60))):
        CourseFactory.create(
            title=title, minutes=minutes, published_at=now().replace(year=2020 + number)
        )

    assert titles(Wish()) == ["A", "B", "C"]
    assert titles(Wish(sort=Sort.NEWEST)) == ["C", "A", "B"]
    assert titles(Wish(sort=Sort.SHORTEST)) == ["B", "C", "A"]


def test_a_word_in_the_title_counts_more_than_one_in_the_text() -> None:
    for title, summary in (("Allerlei", "mit Tablet"), ("Tablet zuerst", "x")):
        index_course(course_id=CourseFactory.create(title=title, summary=summary).pk)

    assert titles(Wish("tablet")) == ["Tablet zuerst", "Allerlei"]
    assert titles(Wish("tablet", sort=Sort.TITLE)) == ["Allerlei", "Tablet zuerst"]


def test_filters_cost_the_same_for_20_courses_and_for_2000() -> None:
    level = Term.objects.get(vocabulary__key="school-levels", key="sek1")

    def fill(number: int, start: int) -> None:
        courses = CourseFactory.build_batch(number)
        for at, course in enumerate(courses, start=start):
            course.slug, course.sort_title = f"c{at}", f"course {at:05}"
        made = Course.objects.bulk_create(courses)
        CourseTerm.objects.bulk_create([CourseTerm(course=c, term=level) for c in made])

    def look() -> int:
        wish = Wish(chosen={Facet.LEVEL: ("sek1",)})
        return len(filters_for(VISITOR, wish).views) + catalogue_page(VISITOR, wish).total

    fill(20, 0)
    few = count_queries(look)
    fill(1980, 20)

    assert count_queries(look) == few
    assert catalogue_page(VISITOR, Wish()).total == 2000
