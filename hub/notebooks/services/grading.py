"""Running the tests, and what a person decides."""

from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from courses.learning.services import record_result
from courses.outline.models import Unit
from courses.outline.selectors import absent_course
from hub.grading.engine.assignment import read_assignment
from hub.grading.engine.grading import grade
from hub.grading.engine.limits import Limits
from hub.grading.engine.notebook import read_notebook
from hub.grading.engine.sandbox import Sandbox
from hub.grading.engine.verdicts import Graded
from hub.grading.engine.versions import versions_of
from hub.notebooks.events import RegradingAsked
from hub.notebooks.models import PastRun, State, Submission
from hub.notebooks.policies import may_grade
from hub.notebooks.records import record_of
from hub.notebooks.selectors import best_of, data_of, notebook_of
from lms.accounts.models import User
from lms.files.disk import full_path
from lms.kernel.audit import record
from lms.kernel.clock import now
from lms.kernel.errors import DomainError, InvalidInput
from lms.kernel.events import publish

SOURCE = "notebook"


def grade_submission(submission_id: int) -> None:
    """Run the tests on a submission and make a result of it. Idempotent: one that is graded stays.

    Raises SandboxMissing: then it goes on waiting.
    """
    submission = (
        Submission.objects.filter(pk=submission_id, state=State.WAITING)
        .select_related("file", "learner", "unit__course")
        .first()
    )
    row = notebook_of(submission.unit) if submission else None
    if submission is None or row is None or row.file is None:
        return
    limits = Limits(wall_seconds=settings.LERNHUB_GRADING_SECONDS)
    assignment = read_assignment(full_path(row.file.stored_file.path).read_bytes())
    if assignment.problems:
        return
    graded = grade(
        assignment,
        read_notebook(full_path(submission.file.path).read_bytes()),
        sandbox=Sandbox(settings.LERNHUB_NOTEBOOKS_PYTHON, limits),
        files=data_of(row),
    )
    kept = record_of(
        graded,
        limits=limits,
        assignment=row.file.stored_file.sha256,
        versions=versions_of(settings.LERNHUB_NOTEBOOKS_PYTHON),
    )
    _keep(submission.pk, graded, kept=kept, most=row.most_points)


@transaction.atomic
def _keep(submission_id: int, graded: Graded, *, kept: dict[str, Any], most: float) -> None:
    submission = Submission.objects.select_for_update().get(pk=submission_id)
    present = notebook_of(submission.unit)
    if present and present.file and present.file.stored_file.sha256 != kept["assignment"]:
        return  # corrected meanwhile: the run that was asked for then is the one that counts
    _set_aside(submission)
    submission.state = State.GRADED
    submission.runs += 1
    submission.points, submission.most_points = graded.points, most
    submission.graded_at = now()
    submission.record = kept
    submission.log = graded.log.replace("\0", "\N{REPLACEMENT CHARACTER}")
    submission.save()
    record(actor=None, action="notebook.graded", target=submission, run=submission.runs)
    _tell(submission)


def _set_aside(submission: Submission) -> None:
    """Keep what the run before found; the next one takes its place."""
    graded_at, points, most = submission.graded_at, submission.points, submission.most_points
    if graded_at is None or points is None or most is None:
        return
    PastRun.objects.create(
        submission=submission,
        number=submission.runs,
        graded_at=graded_at,
        points=points,
        most_points=most,
        record=submission.record,
        log=submission.log,
    )


def _tell(submission: Submission) -> None:
    """Make the best version a result. Who has left the course or finds the unit closed keeps the points."""
    rows = Submission.objects.filter(learner=submission.learner_id, unit=submission.unit_id)
    best = best_of(rows)
    if best is None or not best.most_points or best.counted_points is None:
        return
    # Each run and each award tells once, whatever it changes.
    source_id = f"{best.public_id.hex}:{submission.pk}:{submission.runs}:{best.counted_points:g}"
    try:
        record_result(
            actor=submission.learner,
            unit=submission.unit,
            raw_score=best.counted_points,
            max_score=best.most_points,
            source=SOURCE,
            source_id=source_id[:64],
            replaces=True,
        )
    except DomainError:
        return


@transaction.atomic
def regrade_all(*, actor: User, unit: Unit) -> int:
    """Let everything that was handed in for `unit` be graded anew; tells how many. Raises NotFound.

    Points that a person has awarded stay.
    """
    if not may_grade(actor, unit.course):
        raise absent_course()
    number = Submission.objects.filter(unit=unit).update(state=State.WAITING)
    if number:
        publish(RegradingAsked(unit.pk))
        record(actor=actor, action="notebook.regraded", target=unit.course, number=number)
    return number


@transaction.atomic
def award(*, actor: User, submission: Submission, points: float, reason: str) -> Submission:
    """Let `points` count instead of what the tests gave, for a reason that the learner reads.

    Raises NotFound for who doesn't train the course, InvalidInput for too many points or no reason.
    """
    if not may_grade(actor, submission.unit.course):
        raise absent_course()
    submission = Submission.objects.select_for_update(of=("self",)).get(pk=submission.pk)
    most = submission.most_points or 0
    if not 0 <= points <= most:
        message = _("Between 0 and %(most)s points are possible.") % {"most": f"{most:g}"}
        raise InvalidInput(message, code="bad_points", fields={"points": message})
    if not reason.strip():
        message = _("Please say why; the learner reads it.")
        raise InvalidInput(message, code="no_reason", fields={"reason": message})
    submission.awarded_points, submission.reason = points, reason.strip()
    submission.awarded_at, submission.awarded_by = now(), actor
    submission.save()
    record(actor=actor, action="notebook.awarded", target=submission)
    _tell(submission)
    return submission
