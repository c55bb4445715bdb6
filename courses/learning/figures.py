"""Figures of courses that stay true when accounts are erased.

What an account took part in and completed is added to a tally per course and year before its rows go.
"""

import datetime
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import F, Sum
from django.utils import timezone

from courses.enrolment.models import Enrolment
from courses.learning.models import Confirmation, PastLearners
from courses.outline.models import Course
from lms.kernel.personal_data import Subject

Moments = Iterable[tuple[int, datetime.datetime]]


@dataclass(frozen=True)
class CourseFigures:
    """Everybody who ever enrolled in a course, completed it, and the minutes confirmed to them."""

    enrolled: int
    completed: int
    minutes: int


def keep_figures(subject: Subject) -> None:
    """Add what `subject` took part in to the tallies; called once, in the transaction that erases."""
    enrolments = Enrolment.objects.filter(learner=subject.pk)
    confirmations = Confirmation.objects.filter(learner=subject.pk, course__isnull=False)
    enrolled = _by_year(enrolments.values_list("course", "enrolled_at"))
    completed = _by_year(confirmations.values_list("course", "completed_at"))
    minutes: Counter[tuple[int, int]] = Counter()
    for course_id, moment, number in confirmations.values_list("course", "completed_at", "minutes"):
        minutes[course_id, _year(moment)] += number
    for course_id, year in {*enrolled, *completed}:
        key = (course_id, year)
        row, _ = PastLearners.objects.get_or_create(course_id=course_id, year=year)
        PastLearners.objects.filter(pk=row.pk).update(
            enrolled=F("enrolled") + enrolled[key],
            completed=F("completed") + completed[key],
            minutes=F("minutes") + minutes[key],
        )


def figures_of(course: Course) -> CourseFigures:
    """The figures of `course`, those of erased accounts included."""
    past = past_figures_of(course)
    minutes = course.confirmations.aggregate(sum=Sum("minutes"))["sum"] or 0
    return CourseFigures(
        enrolled=past.enrolled + course.enrolments.count(),
        completed=past.completed + course.confirmations.count(),
        minutes=past.minutes + minutes,
    )


def past_figures_of(course: Course) -> CourseFigures:
    """What erased accounts have left in the figures of `course`."""
    names = ("enrolled", "completed", "minutes")
    sums = course.past_learners.aggregate(**{name: Sum(name) for name in names})
    return CourseFigures(**{name: sums[name] or 0 for name in names})


def _by_year(moments: Moments) -> Counter[tuple[int, int]]:
    return Counter((course_id, _year(moment)) for course_id, moment in moments)


def _year(moment: datetime.datetime) -> int:
    return timezone.localtime(moment).year
