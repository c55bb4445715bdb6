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
