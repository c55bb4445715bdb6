"""Coming in, stepping back, leaving: what learners do."""

import datetime
from collections.abc import Callable

from django.db import transaction
from django.utils.translation import gettext as _

from courses.enrolment import outcomes, tries
from courses.enrolment.events import ApplicationReceived, LearnerLeft
from courses.enrolment.keys import key_fits
from courses.enrolment.models import Application, Enrolment
from courses.enrolment.outcomes import Outcome, refused
from courses.enrolment.policies import may_enrol, may_know_course
from courses.enrolment.selectors import enrolment_in, undecided_application
from courses.enrolment.services.seats import fill_free_seats, seat_or_wait
from courses.enrolment.vocabulary import ApplicationState, Became
from courses.enrolment.ways_in import Stage, WayIn, way_in
from courses.outline.models import Course
from courses.outline.selectors import absent_course
from lms.accounts.models import User
from lms.kernel.audit import record
from lms.kernel.clock import now
from lms.kernel.errors import DomainError
from lms.kernel.events import publish
from lms.kernel.locking import lock
from lms.kernel.permissions import require

LONGEST_REASON = 1000


@transaction.atomic
def enrol_learner(
    *,
    actor: User,
    course: Course,
    key: str = "",
    reason: str = "",
    at: datetime.datetime | None = None,
) -> Outcome:
    """Let `actor` take part in `course`, since now or since `at`, as far as its way in allows.

    The answer says what became of it: a seat, a request to the team, a place on the waiting list, or
    a refusal with its reason. Idempotent: who is in or waits stays where they are; coming back
    reopens the first enrolment with all progress.
    Raises NotFound when the actor may not know of the course, NotAllowed when it takes nobody in.
    """
    course = lock(Course, course.pk)
    if not may_know_course(actor, course):
        raise absent_course()
    way = way_in(actor, course)
    if (settled := _settled(actor, course, way)) is not None:
        return settled
    require(
        may_enrol, actor, course, reason=_("This course is not taking anybody in at the moment.")
    )
    refusal = _refusal(way, actor, key=key, reason=reason.strip())
    if refusal is not None:
        return refused(refusal)
    if way.stage is Stage.WITH_REASON:
        return _apply(actor, course, reason=reason.strip())
    application = undecided_application(actor, course)
    outcome = seat_or_wait(actor, course, application=application, at=at or now())
    record(actor=actor, action="course.joined", target=course, became=outcome.became.value)
    return outcome


def _settled(actor: User, course: Course, way: WayIn) -> Outcome | None:
    """The answer for somebody who takes part or waits already."""
    if way.stage is Stage.TAKES_PART:
        return Outcome(Became.ENROLLED, enrolment=enrolment_in(actor, course))
    if way.stage is Stage.PENDING:
        return Outcome(Became.PENDING, application=way.application)
    if way.stage is Stage.WAITING:
        return Outcome(Became.WAITING, application=way.application, place=way.place)
    return None


def _refusal(way: WayIn, actor: User, *, key: str, reason: str) -> DomainError | None:
    """Why `actor` can't come in, or None."""
    closed: dict[Stage, Callable[[], DomainError]] = {
        Stage.NOT_YET: lambda: outcomes.not_open_yet(way.entry),
        Stage.OVER: lambda: outcomes.over(way.entry),
        Stage.NOT_INVITED: outcomes.not_invited,
        Stage.NO_KEY: outcomes.no_key_now,
    }
    if way.stage in closed:
        return closed[way.stage]()
    if way.stage is Stage.WITH_KEY:
        return _refusal_of_key(way, actor, key=key)
    if way.stage is Stage.WITH_REASON and not 0 < len(reason) <= LONGEST_REASON:
        return outcomes.bad_reason(longest=LONGEST_REASON, is_empty=not reason)
    return None


def _refusal_of_key(way: WayIn, actor: User, *, key: str) -> DomainError | None:
    """Compare, and count what does not fit."""
    course = way.entry.course
    if tries.too_many(person=actor.pk, course=course.pk):
        return outcomes.too_many_tries()
    if not key.strip():
        return outcomes.wrong_key(is_empty=True)
    if key_fits(key, course=str(course.public_id), key_hash=way.entry.key_hash):
        tries.forget(person=actor.pk, course=course.pk)
        return None
    tries.note_wrong_key(person=actor.pk, course=course.pk)
    return outcomes.wrong_key(is_empty=False)


def _apply(actor: User, course: Course, *, reason: str) -> Outcome:
    """Ask the team."""
    application = Application.objects.create(
        course=course, learner=actor, reason=reason, state=ApplicationState.PENDING
    )
    record(actor=actor, action="course.asked_for", target=application)
    publish(ApplicationReceived(application.pk))
    return Outcome(Became.PENDING, application=application)


@transaction.atomic
def withdraw_application(*, actor: User, course: Course) -> None:
    """Take back a request or a place on the waiting list; those behind move up. Idempotent."""
    course = lock(Course, course.pk)
    application = undecided_application(actor, course)
    if application is None:
        return
    application.state = ApplicationState.WITHDRAWN
    application.decided_at = now()
    application.save(update_fields=["state", "decided_at"])
    record(actor=actor, action="application.withdrawn", target=application)


@transaction.atomic
def leave_course(*, actor: User, course: Course, at: datetime.datetime | None = None) -> None:
    """End the actor's part in `course`; progress and results stay for a return. Idempotent.

    Whoever waits next gets the seat in the same moment.
    """
    course = lock(Course, course.pk)
    enrolment = Enrolment.objects.filter(course=course, learner=actor, left_at=None).first()
    if enrolment is None:
        return
    enrolment.left_at = at or now()
    enrolment.save(update_fields=["left_at"])
    record(actor=actor, action="course.left", target=course)
    publish(LearnerLeft(enrolment.pk))
    fill_free_seats(course)
