"""What courses are about, and under which licence."""

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils import translation

from courses.outline.models import Course, CourseTerm
from courses.outline.selectors import Tagging, licence_of, tagged_with, tagging_of
from tests.factories.outline import CourseFactory, tag
from tests.support.queries import count_queries

pytestmark = pytest.mark.django_db


def test_a_course_tells_competences_with_levels_subjects_and_levels() -> None:
    course = CourseFactory.create()
    tag(course, "kmk:1.2", "digcompedu:3.1", "subjects:mathematik", "school-levels:sek1")
    CourseTerm.objects.filter(term__key="3.1").update(level="B1")
    found = tagging_of([course])[course.pk]
    assert [str(each.reference) for each in found.competences] == ["digcompedu:3.1", "kmk:1.2"]
    assert found.competences[0].term.label == "Lehren"
    assert (found.competences[0].level, found.competences[0].level_label) == ("B1", "Insider/in")
    assert [term.key for term in found.subjects] == ["mathematik"]
    assert [term.key for term in found.levels] == ["sek1"]


def test_an_untagged_course_has_an_empty_entry() -> None:
    course = CourseFactory.create()
    assert tagging_of([course]) == {course.pk: Tagging()}


def test_two_courses_and_twenty_cost_the_same() -> None:
    def read() -> None:
        for found in tagging_of(list(Course.objects.all())).values():
            assert [competence.term.parent for competence in found.competences]

    def make(number: int) -> None:
        for course in CourseFactory.create_batch(number):
            tag(course, "digcompedu:3.1", "kmk:1.2", "subjects:deutsch")

    make(2)
    few = count_queries(read)
    make(18)
    assert count_queries(read) == few


def test_an_area_finds_the_courses_that_develop_something_in_it() -> None:
    course, other = CourseFactory.create_batch(2)
    tag(course, "digcompedu:3.1", "digcompedu:3.2")
    tag(other, "kmk:3.1")
    for key in ("3", "3.1"):
        assert list(Course.objects.filter(tagged_with("digcompedu", key))) == [course]
    assert not Course.objects.filter(tagged_with("digcompedu", "2")).exists()


def test_a_course_has_a_term_once() -> None:
    course = CourseFactory.create()
    tag(course, "kmk:1.2")
    with pytest.raises(IntegrityError, match=r"course_id|one_tag"), transaction.atomic():
        tag(course, "kmk:1.2")


def test_a_level_is_one_of_six() -> None:
    course = CourseFactory.create()
    tag(course, "digcompedu:3.1")
    with pytest.raises(IntegrityError, match="a_level_is_a1_to_c2"), transaction.atomic():
        CourseTerm.objects.update(level="D1")


def test_a_term_that_tags_a_course_is_not_deleted() -> None:
    course = CourseFactory.create()
    tag(course, "subjects:deutsch")
    with pytest.raises(ProtectedError):
        CourseTerm.objects.get().term.delete()


def test_a_licence_says_what_others_may_do() -> None:
    open_one = licence_of(CourseFactory.create(licence="cc-by"))
    assert open_one.url == "https://creativecommons.org/licenses/by/4.0/"
    assert (open_one.short, open_one.is_open) == ("CC BY 4.0", True)
    closed = licence_of(CourseFactory.create(licence="cc-by-nc-nd"))
    assert (closed.is_open, closed.non_commercial, closed.no_derivatives) == (False, True, True)
    with translation.override("en"):
        copyright_ = licence_of(CourseFactory.create(licence="copyright"))
    assert (copyright_.label, copyright_.url) == ("All rights reserved", "")


def test_a_licence_that_no_vocabulary_knows_is_shown_by_its_key() -> None:
    found = licence_of(CourseFactory.create(licence="house-rules"))
    assert (found.label, found.url, found.is_open) == ("house-rules", "", False)
