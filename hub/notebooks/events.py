"""What happens in this room."""

from dataclasses import dataclass

from lms.kernel.events import Event


@dataclass(frozen=True)
class NotebookHandedIn(Event):
    """A learner's notebook waits to be graded, for the first time or anew."""

    submission_id: int
