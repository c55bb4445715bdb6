"""Events that mean work for this room."""

from hub.notebooks import tasks
from hub.notebooks.events import NotebookHandedIn, RegradingAsked
from lms.kernel.jobs import GRADING, enqueue


def notebook_handed_in(event: NotebookHandedIn) -> None:
    """The notebook is graded on the queue of its own."""
    enqueue(tasks.grade, event.submission_id, queue=GRADING)


def regrading_asked(event: RegradingAsked) -> None:
    """Each notebook becomes a job of its own, however many they are: a job makes them."""
    enqueue(tasks.grade_unit, event.unit_id, queue=GRADING)
