"""What happens to enrolments."""

from dataclasses import dataclass

from lms.kernel.events import Event


@dataclass(frozen=True)
class LearnerEnrolled(Event):
    """Somebody takes part in a course, for the first time or again."""

    enrolment_id: int


@dataclass(frozen=True)
class LearnerLeft(Event):
    """Somebody has left a course; their progress stays."""

    enrolment_id: int


@dataclass(frozen=True)
class ApplicationReceived(Event):
    """Somebody asks the team to take part."""

    application_id: int


@dataclass(frozen=True)
class ApplicationDecided(Event):
    """Somebody of the team said yes or no; after a yes the course may still be full."""

    application_id: int


@dataclass(frozen=True)
class WaitingListJoined(Event):
    """All seats are taken, somebody waits for one; the team need not decide any more."""

    application_id: int


@dataclass(frozen=True)
class SeatTaken(Event):
    """Somebody takes part without having done anything just now: moved up, or enrolled by the team."""

    enrolment_id: int


@dataclass(frozen=True)
class PersonInvited(Event):
    """Somebody may come into a course that is for invited people."""

    invitation_id: int
