"""Events that mean work for this room."""

from courses.enrolment import tasks
from courses.enrolment.events import (
    ApplicationDecided,
    ApplicationReceived,
    PersonInvited,
    SeatTaken,
    WaitingListJoined,
)
from courses.outline.events import CourseChanged
from lms.kernel.jobs import enqueue


def application_received(event: ApplicationReceived) -> None:
    """The team learns of it."""
    enqueue(tasks.tell_team, event.application_id)


def application_decided(event: ApplicationDecided) -> None:
    """The person learns how."""
    enqueue(tasks.tell_decision, event.application_id)


def waiting_list_joined(event: WaitingListJoined) -> None:
    """The person can read once more where they stand."""
    enqueue(tasks.tell_place, event.application_id)


def seat_taken(event: SeatTaken) -> None:
    """The person learns that they are in."""
    enqueue(tasks.tell_seat, event.enrolment_id)


def person_invited(event: PersonInvited) -> None:
    """The person learns where to come in."""
    enqueue(tasks.tell_invitation, event.invitation_id)


def course_changed(event: CourseChanged) -> None:
    """A course that was published again takes those in who wait."""
    enqueue(tasks.move_waiting_list, event.course_id)
