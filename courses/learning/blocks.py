"""What the dashboard shows of learning. Each block takes a fixed number of queries."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest

from courses.enrolment.selectors import active_enrolments
from courses.learning.selectors import confirmations_of, progress_in
from courses.learning.standing import progress_by_unit, standing_of
from courses.outline.selectors import counted_outline_of
from lms.accounts.actors import person_behind

COURSES_SHOWN = 12
CONFIRMATIONS_SHOWN = 5


def continue_learning(request: HttpRequest) -> Mapping[str, Any] | None:
    """The one next step: the unit where the learner was last, in an unfinished course."""
    courses = [row.course for row in active_enrolments(request.user)[:COURSES_SHOWN]]
    progress = progress_in(request.user, courses)
    unfinished = [c for c in courses if c.pk not in progress or not progress[c.pk].completed_at]
    if not unfinished:
        return None
    begun = [c for c in unfinished if c.pk in progress]
    course = max(begun, key=lambda c: progress[c.pk].last_active_at) if begun else unfinished[0]
    person = person_behind(request.user)
    standing = standing_of(
        counted_outline_of(course), progress_by_unit(person, course), progress.get(course.pk)
    )
    if standing.resume is None:
        return None
    return {"course": course, "standing": standing, "entry": standing.resume}


def my_courses(request: HttpRequest) -> Mapping[str, Any]:
    """The courses the person takes part in, with how far they are; empty: where to begin."""
    courses = [row.course for row in active_enrolments(request.user)[:COURSES_SHOWN]]
    progress = progress_in(request.user, courses)
    return {"rows": [(course, progress.get(course.pk)) for course in courses]}


def confirmations(request: HttpRequest) -> Mapping[str, Any] | None:
    """The newest confirmations, also of courses left since."""
    rows = list(confirmations_of(request.user)[:CONFIRMATIONS_SHOWN])
    return {"rows": rows} if rows else None
