"""Giving seats away. Whoever calls these, except the last, holds the lock on the course."""

import datetime

from django.db import transaction
from django.db.models import Max

from courses.enrolment.events import LearnerEnrolled, SeatTaken, WaitingListJoined
from courses.enrolment.models import Application, Enrolment
from courses.enrolment.outcomes import Outcome
from courses.enrolment.selectors import (
    entry_of,
    place_of,
    seats_of,
    waiting_list,
)
from courses.enrolment.vocabulary import ApplicationState, Became
from courses.outline.models import Course
from courses.outline.vocabulary import State
from lms.accounts.models import User
from lms.kernel.audit import record
from lms.kernel.clock import now
from lms.kernel.events import publish
from lms.kernel.locking import lock


def seat_or_wait(
    learner: User, course: Course, *, application: Application | None, at: datetime.datetime
) -> Outcome:
    """Give `learner` a seat or, if none is free, a place at the end of the waiting list.

    `application` is the undecided one, if there is any: it ends or moves on with this.
    """
    fill_free_seats(course)
    if seats_of(entry_of(course)).are_full:
        waiting = _queue(learner, course, application=application)
        return Outcome(Became.WAITING, application=waiting, place=place_of(waiting))
    return Outcome(
        Became.ENROLLED, enrolment=_admit(learner, course, application=application, at=at)
    )


def fill_free_seats(course: Course) -> None:
    """Let those move up who wait, in their order, as long as seats are free."""
    if course.state != State.PUBLISHED:
        return
    line = waiting_list(course).select_related("learner")
    entry = entry_of(course)
    if entry.capacity is not None:
        line = line[: seats_of(entry).free]
    for application in line:
        enrolment = _admit(application.learner, course, application=application, at=now())
        record(actor=None, action="course.moved_up", target=enrolment)
        publish(SeatTaken(enrolment.pk))


def _admit(
    learner: User, course: Course, *, application: Application | None, at: datetime.datetime
) -> Enrolment:
    """Enrol, or reopen the earlier enrolment with all progress; the application has come true."""
    enrolment, created = Enrolment.objects.get_or_create(
        course=course, learner=learner, defaults={"enrolled_at": at}
    )
    if not created:
        enrolment.left_at = None
        enrolment.save(update_fields=["left_at"])
    if application is not None:
        application.state = ApplicationState.APPROVED
        application.decided_at = application.decided_at or now()
        application.save(update_fields=["state", "decided_at"])
    publish(LearnerEnrolled(enrolment.pk))
    return enrolment


def _queue(learner: User, course: Course, *, application: Application | None) -> Application:
    """Draw the next ticket for `learner`."""
    last = Application.objects.filter(course=course).aggregate(last=Max("ticket"))["last"] or 0
    waiting = application or Application(course=course, learner=learner)
    waiting.state = ApplicationState.WAITING
    waiting.ticket = last + 1
    waiting.save()
    publish(WaitingListJoined(waiting.pk))
    return waiting


def settled_by(application: Application | None, *, actor: User) -> Application | None:
    """Note that `actor` of the team decided on `application`; the caller goes on with it."""
    if application is not None:
        application.decided_by, application.decided_at = actor, now()
        application.save(update_fields=["decided_by", "decided_at"])
    return application


@transaction.atomic
def move_waiting_list(*, course_id: int) -> None:
    """Let the list move where a seat was freed by something else, such as an erased account."""
    course = Course.objects.filter(pk=course_id).first()
    if course is not None:
        fill_free_seats(lock(Course, course.pk))
