"""Coming in, leaving, coming back."""

import pytest

from courses.enrolment.models import Enrolment
from courses.enrolment.selectors import known_course
from courses.enrolment.services import enrol_learner, leave_course
from courses.enrolment.vocabulary import Became
from courses.outline.vocabulary import State, Visibility
from lms.kernel.errors import NotAllowed, NotFound
from tests.factories.accounts import UserFactory
from tests.factories.outline import CourseFactory

pytestmark = pytest.mark.django_db


def test_enrolling_twice_is_enrolling_once() -> None:
    course, learner = CourseFactory.create(), UserFactory.create()

    first = enrol_learner(actor=learner, course=course)
    second = enrol_learner(actor=learner, course=course)

    assert first == second
    assert first.became is Became.ENROLLED
    assert Enrolment.objects.count() == 1


def test_coming_back_reopens_the_first_enrolment() -> None:
    course, learner = CourseFactory.create(), UserFactory.create()
    first = enrol_learner(actor=learner, course=course).enrolment
    leave_course(actor=learner, course=course)
    leave_course(actor=learner, course=course)

    again = enrol_learner(actor=learner, course=course).enrolment

    assert first is not None
    assert again is not None
    assert (again.pk, again.left_at) == (first.pk, None)


def test_a_course_that_may_not_be_known_looks_absent() -> None:
    course = CourseFactory.create(visibility=Visibility.INVITED)

    with pytest.raises(NotFound) as refused:
        enrol_learner(actor=UserFactory.create(), course=course)
    assert refused.value.code == "course_not_found"


def test_the_team_of_a_draft_is_told_that_it_takes_nobody_in() -> None:
    course, owner = CourseFactory.create(state=State.DRAFT), UserFactory.create()
    course.team.create(person=owner, role="owner")

    with pytest.raises(NotAllowed) as refused:
        enrol_learner(actor=owner, course=course)
    assert refused.value.code == "not_may_enrol"


def test_an_archived_course_stays_open_to_its_learners_only() -> None:
    course, learner = CourseFactory.create(), UserFactory.create()
    enrol_learner(actor=learner, course=course)
    course.state = State.ARCHIVED
    course.save()

    assert known_course(learner, course.slug) == course
    with pytest.raises(NotFound):
        known_course(UserFactory.create(), course.slug)
