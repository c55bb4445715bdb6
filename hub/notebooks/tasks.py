"""Jobs of this room; those that run learners' code have a queue and a worker of their own."""

from django.conf import settings

from hub.grading.engine.sandbox import why_not
from hub.notebooks.models import State, Submission
from hub.notebooks.services import grade_submission
from lms.kernel.jobs import GRADING, enqueue


def grade(submission_id: int) -> None:
    """Grade one submission, where that can be done safely; elsewhere it goes on waiting."""
    if not why_not(settings.LERNHUB_NOTEBOOKS_PYTHON):
        grade_submission(submission_id)


def grade_waiting() -> None:
    """Ask again for what still waits: grading was off, or a worker went down for good."""
    waiting = Submission.objects.filter(state=State.WAITING).order_by("pk")
    for pk in waiting.values_list("pk", flat=True):
        enqueue(grade, pk, queue=GRADING)
