"""Evaluating at once: a unit after each fact, a course after each unit.

Called inside the caller's transaction, with the learner's row for the course locked by `start_of`.
"""

import datetime

from django.db import transaction
from django.db.models import Count, Exists, F, OuterRef, Q, Sum

from courses.learning.completion import is_done
from courses.learning.events import CourseCompleted, UnitCompleted
from courses.learning.models import Confirmation, CourseProgress, UnitProgress
from courses.learning.standing import CourseStanding, facts_of
from courses.outline.models import Course, Unit
from courses.outline.selectors import counted_outline_of, counted_units
from lms.accounts.models import User
from lms.kernel.clock import now
from lms.kernel.events import publish


def start_of(learner: User, course: Course, *, at: datetime.datetime) -> CourseProgress:
    """The learner's row for the course, made if need be, and locked until the transaction ends."""
    rows = CourseProgress.objects.select_for_update()
    overall = rows.filter(learner=learner, course=course).first()
    if overall is None:
        CourseProgress.objects.get_or_create(
            learner=learner, course=course, defaults={"last_active_at": at}
        )
        overall = rows.get(learner=learner, course=course)
    overall.learner, overall.course = learner, course
    return overall


def progress_of(learner: User, unit: Unit) -> UnitProgress:
    """The learner's row for the unit, new and unsaved when there is none yet."""
    progress = UnitProgress.objects.filter(learner=learner, unit=unit).first() or UnitProgress()
    progress.learner, progress.unit = learner, unit
    return progress


def evaluate_unit(progress: UnitProgress, *, at: datetime.datetime) -> None:
    """Apply the unit's rule to what is known and save. What was done stays done."""
    newly_done = progress.completed_at is None and is_done(facts_of(progress.unit, progress))
    if newly_done:
        progress.completed_at = at
    progress.save()
    if newly_done:
        publish(UnitCompleted(progress.learner_id, progress.unit_id))


def evaluate_course(
    overall: CourseProgress, *, at: datetime.datetime, standing: CourseStanding | None = None
) -> None:
    """Count the units anew and, when all are done for the first time, confirm the course.

    Who knows the standing by now spares the counting.
    """
    if standing is None:
        _count_units(overall)
    else:
        overall.units_total, overall.units_done = standing.total, standing.done
        overall.minutes_left = standing.minutes_left
    complete = overall.units_total > 0 and overall.units_done == overall.units_total
    if complete and overall.completed_at is None:
        overall.completed_at = at
        _confirm(overall, at=at)
    overall.save()


def _count_units(overall: CourseProgress) -> None:
    done = Q(
        Exists(
            UnitProgress.objects.filter(
                unit=OuterRef("pk"), learner=overall.learner_id, completed_at__isnull=False
            )
        )
    )
    counted = counted_units(overall.course).aggregate(
        total=Count("pk"),
        done=Count("pk", filter=done),
        minutes_left=Sum("minutes", filter=~done, default=0),
    )
    overall.units_total, overall.units_done = counted["total"], counted["done"]
    overall.minutes_left = counted["minutes_left"]


def _confirm(overall: CourseProgress, *, at: datetime.datetime) -> None:
    """Write down what was learnt, as it is today."""
    course, learner = overall.course, overall.learner
    contents = [
        {
            "title": part.section.title,
            "units": [{"title": unit.title, "minutes": unit.minutes} for unit in part.units],
        }
        for part in counted_outline_of(course).sections
        if part.units
    ]
    Confirmation.objects.get_or_create(
        learner=learner,
        course=course,
        defaults={
            "completed_at": at,
            "learner_name": str(learner),
            "course_title": course.title,
            "minutes": course.minutes,
            "contents": contents,
        },
    )
    publish(CourseCompleted(learner.pk, course.pk))


@transaction.atomic
def reevaluate_learner(overall_id: int) -> None:
    """Evaluate one learner's units and course anew, after the course has changed."""
    overall = CourseProgress.objects.select_for_update().get(pk=overall_id)
    rows = UnitProgress.objects.filter(
        learner=overall.learner_id, unit__course=overall.course_id, unit__archived_at__isnull=True
    ).select_related("unit", "learner")
    for row in rows:
        if row.completed_at is None:
            evaluate_unit(row, at=now())
    evaluate_course(overall, at=now())


def reevaluate_course(course_id: int) -> None:
    """Evaluate everybody in the course anew, each in a transaction of their own. Idempotent.

    A unit that was done stays done although its rule may be stricter now.
    """
    ids = CourseProgress.objects.filter(course=course_id).values_list("pk", flat=True)
    for overall_id in ids.order_by(F("pk").asc()):
        reevaluate_learner(overall_id)
