"""What the dashboard shows of learning. Each block takes a fixed number of queries."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpRequest

from courses.enrolment.selectors import active_enrolments
from courses.learning.models import CourseProgress
from courses.learning.selectors import confirmations_of, progress_in
from courses.learning.standing import CourseStanding, progress_by_unit, standing_of
from courses.outline.models import Course
from courses.outline.selectors import counted_outline_of
from lms.accounts.actors import person_behind

COURSES_SHOWN = 12
CONFIRMATIONS_SHOWN = 5


def my_courses(request: HttpRequest) -> Mapping[str, Any]:
    """The courses the person takes part in, with how far they are, before them the one next step.

    Without any course: where to begin.
    """
    courses = [row.course for row in active_enrolments(request.user)[:COURSES_SHOWN]]
    progress = progress_in(request.user, courses)
    return {
        "rows": [(course, progress.get(course.pk)) for course in courses],
        "next": _next_step(request, courses, progress),
    }


def _next_step(
    request: HttpRequest, courses: Sequence[Course], progress: Mapping[int, CourseProgress]
) -> CourseStanding | None:
    """Where the learner was last, in an unfinished course; None when there is nothing to go on with."""
    unfinished = [c for c in courses if c.pk not in progress or not progress[c.pk].completed_at]
    if not unfinished:
        return None
    begun = [c for c in unfinished if c.pk in progress]
    course = max(begun, key=lambda c: progress[c.pk].last_active_at) if begun else unfinished[0]
    done = progress_by_unit(person_behind(request.user), course)
    standing = standing_of(counted_outline_of(course), done, progress.get(course.pk))
    return standing if standing.resume else None


def confirmations(request: HttpRequest) -> Mapping[str, Any] | None:
    """The newest confirmations, also of courses left since."""
    rows = list(confirmations_of(request.user)[:CONFIRMATIONS_SHOWN])
    return {"rows": rows} if rows else None
