"""Events that mean work for this room."""

from lms.kernel.jobs import enqueue
from lms.privacy import tasks
from lms.privacy.events import (
    CorrectionAnswered,
    CorrectionAsked,
    DeletionCancelled,
    DeletionPlanned,
    ExportOrdered,
)


def export_ordered(event: ExportOrdered) -> None:
    """The archive is put together."""
    enqueue(tasks.prepare_export, event.export_id)


def deletion_planned(event: DeletionPlanned) -> None:
    """The person learns of it."""
    enqueue(tasks.tell_deletion_planned, event.request_id)


def deletion_cancelled(event: DeletionCancelled) -> None:
    """The person learns of it."""
    enqueue(tasks.tell_deletion_cancelled, event.person_id)


def correction_asked(event: CorrectionAsked) -> None:
    """The centre learns of it."""
    enqueue(tasks.tell_staff_of_correction, event.correction_id)


def correction_answered(event: CorrectionAnswered) -> None:
    """Who asked learns of it."""
    enqueue(tasks.tell_correction_answered, event.correction_id)
