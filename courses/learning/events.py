"""What happens to learners on their way."""

from dataclasses import dataclass

from lms.kernel.events import Event


@dataclass(frozen=True)
class UnitCompleted(Event):
    """A learner has fulfilled the condition of a unit."""

    learner_id: int
    unit_id: int


@dataclass(frozen=True)
class CourseCompleted(Event):
    """A learner has done every unit of a course for the first time."""

    learner_id: int
    course_id: int
