"""Figures of courses stay true when accounts go."""

import datetime

import pytest
from django.utils import timezone

from courses.enrolment.models import Enrolment
from courses.learning.figures import CourseFigures, figures_of, keep_figures, past_figures_of
from courses.learning.models import Confirmation, PastLearners
from courses.outline.models import Course
from lms.accounts.models import User
from lms.accounts.selectors import subject_of
from tests.factories.accounts import UserFactory
from tests.factories.outline import CourseFactory

pytestmark = pytest.mark.django_db


def learner_of(course: Course, *, year: int, completed: int | None = None) -> User:
    """Somebody who enrolled on New Year's Day and, maybe, completed the course in another year."""
    person = UserFactory()
    berlin = timezone.get_current_timezone()
    day = datetime.datetime(year, 1, 1, 0, 30, tzinfo=berlin)  # in UTC it is still last year
    Enrolment.objects.create(course=course, learner=person, enrolled_at=day)
    if completed:
        Confirmation.objects.create(
            learner=person,
            course=course,
            completed_at=day.replace(year=completed),
            learner_name=str(person),
            course_title=course.title,
            minutes=90,
            contents=[],
        )
    return person


def test_the_figures_are_the_same_before_and_after() -> None:
    course = CourseFactory()
    gone = [learner_of(course, year=2025, completed=2026), learner_of(course, year=2026)]
    learner_of(course, year=2026, completed=2026)
    before = figures_of(course)

    for person in gone:
        keep_figures(subject_of(person))
        person.delete()

    assert figures_of(course) == before == CourseFigures(enrolled=3, completed=2, minutes=180)
    assert past_figures_of(course) == CourseFigures(enrolled=2, completed=1, minutes=90)


def test_each_year_is_counted_on_its_own() -> None:
    course = CourseFactory()
    keep_figures(subject_of(learner_of(course, year=2025, completed=2026)))
    keep_figures(subject_of(learner_of(course, year=2026)))

    rows = PastLearners.objects.values_list("year", "enrolled", "completed", "minutes")

    assert list(rows) == [(2025, 1, 0, 0), (2026, 1, 1, 90)]
