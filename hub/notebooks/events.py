"""What happens in this room."""

from dataclasses import dataclass

from lms.kernel.events import Event


@dataclass(frozen=True)
class NotebookHandedIn(Event):
    """A learner's notebook waits to be graded."""

    submission_id: int


@dataclass(frozen=True)
class RegradingAsked(Event):
    """Everything that was handed in for a unit is to be graded anew."""

    unit_id: int
