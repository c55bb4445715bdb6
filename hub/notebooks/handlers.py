"""Events that mean work for this room."""

from hub.notebooks import tasks
from hub.notebooks.events import NotebookHandedIn
from lms.kernel.jobs import GRADING, enqueue


def notebook_handed_in(event: NotebookHandedIn) -> None:
    """The notebook is graded on the queue of its own."""
    enqueue(tasks.grade, event.submission_id, queue=GRADING)
