"""Events that mean work for this room."""

from lms.kernel.jobs import enqueue
from lms.pages import tasks
from lms.pages.events import BarrierReported, ReportAnswered


def barrier_reported(event: BarrierReported) -> None:  # noqa: ARG001 - the job looks for all that wait
    """The staff learns of it."""
    enqueue(tasks.tell_staff)


def report_answered(event: ReportAnswered) -> None:
    """Who sent it learns of it."""
    enqueue(tasks.tell_sender, event.answer_id)
