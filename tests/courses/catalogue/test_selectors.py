"""Finding courses."""

import pytest
from django.contrib.auth.models import AnonymousUser

from courses.catalogue.filters import Facet, Sort, Wish
from courses.catalogue.selectors import catalogue_page
from courses.catalogue.services import index_course
from courses.enrolment.services import enrol_learner
from courses.learning.services import mark_done
from courses.outline.models import Course
from courses.outline.vocabulary import State, Visibility
from lms.accounts.models import User
from tests.factories.accounts import UserFactory
from tests.factories.outline import CourseFactory, ReadingFactory, UnitFactory
from tests.support.queries import count_queries

pytestmark = pytest.mark.django_db
VISITOR = AnonymousUser()


def found(search: str, *, sort: Sort = Sort.FITTING, **chosen: str) -> list[str]:
    wish = Wish(search, {Facet[name.upper()]: (value,) for name, value in chosen.items()}, sort)
    return [card.course.title for card in catalogue_page(VISITOR, wish).cards]


@pytest.fixture
def _indexed() -> None:
    for title, summary in (
        ("Schulen und Größe", "Über Maße"),
        ("Datenschutz", "Fotos im Klassenzimmer"),
        ("Übungen", "Für alle"),
    ):
        course = CourseFactory.create(title=title, summary=summary)
        ReadingFactory.create(
            unit__section__course=course, text="Ein Stativ hilft." if "Foto" in summary else "Text"
        )
        index_course(course_id=course.pk)


@pytest.mark.usefixtures("_indexed")
@pytest.mark.parametrize(
    ("search", "titles"),
    [
        ("größe", ["Schulen und Größe"]),
        ("GROSSE", ["Schulen und Größe"]),
        ("ubungen", ["Übungen"]),
        ("stativ foto", ["Datenschutz"]),
        ("stativ größe", []),
        ("", ["Datenschutz", "Schulen und Größe", "Übungen"]),
        ("100%", []),
        ("_", []),
    ],
)
def test_every_word_is_found_in_whatever_spelling(search: str, titles: list[str]) -> None:
    assert found(search) == titles


def test_titles_sort_as_in_a_german_list() -> None:
    for title in ("Zeit", "Ärger", "apfel", "Öl", "Oben"):
        CourseFactory.create(title=title)

    assert found("") == ["apfel", "Ärger", "Oben", "Öl", "Zeit"]


def test_only_what_is_published_and_visible_is_listed() -> None:
    CourseFactory.create(title="Offen")
    CourseFactory.create(state=State.DRAFT)
    CourseFactory.create(state=State.ARCHIVED)
    CourseFactory.create(visibility=Visibility.SIGNED_IN)

    assert found("") == ["Offen"]
    assert catalogue_page(VISITOR, Wish()).total == 1


def test_a_card_tells_who_takes_part_how_far_they_are() -> None:
    unit = UnitFactory.create()
    UnitFactory.create(section=unit.section)
    learner = UserFactory.create()
    enrol_learner(actor=learner, course=unit.course)
    mark_done(actor=learner, unit=unit)

    card = catalogue_page(learner, Wish()).cards[0]

    assert (card.enrolled, card.unit_count) == (True, 2)
    assert card.progress is not None
    assert card.progress.units_done == 1


def test_a_page_costs_the_same_for_2_courses_and_for_20() -> None:
    learner = UserFactory.create()

    def fill(number: int) -> None:
        for unit in UnitFactory.create_batch(number):
            enrol_learner(actor=learner, course=unit.course)
            mark_done(actor=learner, unit=unit)

    def look() -> None:
        for card in catalogue_page(learner, Wish()).cards:
            assert card.progress is not None

    fill(2)
    few = count_queries(look)
    fill(18)
    assert count_queries(look) == few


def test_changing_a_course_changes_the_words_it_is_found_by() -> None:
    course: Course = CourseFactory.create(title="Alt", summary="vorher")
    index_course(course_id=course.pk)
    course.title, course.summary = "Neu", "nachher"
    course.save()
    index_course(course_id=course.pk)

    assert found("vorher") == []
    assert found("nachher") == ["Neu"]


def test_indexing_a_course_that_is_gone_is_no_error() -> None:
    index_course(course_id=0)

    assert User.objects.count() == 0
