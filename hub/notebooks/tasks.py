"""Jobs of this room; those that run learners' code have a queue and a worker of their own."""

from django.conf import settings
from django.db.models import QuerySet

from hub.grading.engine.sandbox import why_not
from hub.notebooks.models import State, Submission
from hub.notebooks.services import grade_submission
from lms.kernel.jobs import GRADING, enqueue, has_jobs


def grade(submission_id: int) -> None:
    """Grade one submission, where that can be done safely; elsewhere it goes on waiting."""
    if not why_not(settings.LERNHUB_NOTEBOOKS_PYTHON):
        grade_submission(submission_id)


def grade_unit(unit_id: int) -> None:
    """Ask for everything of a unit that waits."""
    _ask_for(Submission.objects.filter(unit=unit_id))


def grade_waiting() -> None:
    """Ask again for what still waits: grading was off, or a worker went down for good.

    While there are jobs in the queue nothing was forgotten.
    """
    if not has_jobs(GRADING):
        _ask_for(Submission.objects.all())


def _ask_for(submissions: QuerySet[Submission]) -> None:
    waiting = submissions.filter(state=State.WAITING).order_by("pk")
    for pk in list(waiting.values_list("pk", flat=True)):
        enqueue(grade, pk, queue=GRADING)
