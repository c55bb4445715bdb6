"""Where somebody stands before a course's door: the page shows it, the service acts on it."""

import datetime
from dataclasses import dataclass
from enum import StrEnum

from courses.enrolment.models import Application, CourseEntry
from courses.enrolment.policies import may_enrol
from courses.enrolment.selectors import (
    Seats,
    enrolment_in,
    entry_of,
    is_invited,
    latest_application,
    place_of,
    seats_of,
)
from courses.enrolment.vocabulary import ApplicationState, Way
from courses.enrolment.window import Season
from courses.outline.models import Course
from courses.outline.vocabulary import State
from lms.accounts.actors import Actor, person_behind
from lms.kernel.clock import now


class Stage(StrEnum):
    """What is next for somebody at the door."""

    TAKES_PART = "takes_part"
    WAITING = "waiting"
    PENDING = "pending"
    CLOSED = "closed"
    NOT_YET = "not_yet"
    OVER = "over"
    NOT_INVITED = "not_invited"
    NO_KEY = "no_key"
    SIGN_IN = "sign_in"
    WITH_KEY = "with_key"
    WITH_REASON = "with_reason"
    ENROL = "enrol"


@dataclass(frozen=True)
class WayIn:
    """The stage, and what is worth knowing there.

    `application` is the newest one, so that a declined person can read the answer.
    """

    stage: Stage
    entry: CourseEntry
    seats: Seats
    application: Application | None = None
    place: int | None = None

    @property
    def was_declined(self) -> bool:
        """Whether the team's last word was no."""
        return self.application is not None and (
            self.application.state == ApplicationState.DECLINED
        )


def way_in(actor: Actor, course: Course, *, at: datetime.datetime | None = None) -> WayIn:
    """Where `actor` stands before the door of `course`, now or at the moment `at`."""
    entry = entry_of(course)
    seats = seats_of(entry)
    person = person_behind(actor)
    application = latest_application(person, course) if person else None
    stage = _own_stage(actor, course, entry=entry, application=application) or _stage_at_the_door(
        actor, course, entry=entry, at=at or now()
    )
    place = place_of(application) if application else None
    return WayIn(stage, entry, seats, application, place)


def _own_stage(
    actor: Actor, course: Course, *, entry: CourseEntry, application: Application | None
) -> Stage | None:
    """The stage of somebody who has been here before; a request counts as long as one is needed."""
    if enrolment_in(actor, course) is not None:
        return Stage.TAKES_PART
    state = application.state if application else ""
    if state == ApplicationState.WAITING:
        return Stage.WAITING
    if state == ApplicationState.PENDING and entry.way == Way.APPROVAL:
        return Stage.PENDING
    return None


def _stage_at_the_door(
    actor: Actor, course: Course, *, entry: CourseEntry, at: datetime.datetime
) -> Stage:
    season = entry.window.season(at)
    if course.state != State.PUBLISHED:
        return Stage.CLOSED
    if season is not Season.WITHIN:
        return Stage.NOT_YET if season is Season.BEFORE else Stage.OVER
    person = person_behind(actor)
    if person is None:
        return Stage.SIGN_IN
    if not may_enrol(actor, course):
        return Stage.CLOSED
    if entry.way == Way.INVITED and not is_invited(person, course):
        return Stage.NOT_INVITED
    return _stage_by_way(entry, at=at)


def _stage_by_way(entry: CourseEntry, *, at: datetime.datetime) -> Stage:
    if entry.way == Way.APPROVAL:
        return Stage.WITH_REASON
    if entry.way != Way.KEY:
        return Stage.ENROL
    expired = entry.key_expires_at is not None and at >= entry.key_expires_at
    return Stage.WITH_KEY if entry.key_hash and not expired else Stage.NO_KEY
