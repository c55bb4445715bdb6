"""Keeping notebooks, taking what learners hand in, and grading it."""

import io
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from courses.learning.services import record_result, require_open
from courses.outline.models import CourseFile, Unit
from courses.outline.selectors import absent_course
from hub.grading.engine.assignment import read_assignment
from hub.grading.engine.findings import NotebookRefused
from hub.grading.engine.grading import grade
from hub.grading.engine.limits import Limits
from hub.grading.engine.notebook import MOST_BYTES, read_notebook
from hub.grading.engine.sandbox import Sandbox
from hub.grading.engine.verdicts import Graded
from hub.notebooks.body import NotebookBody
from hub.notebooks.events import NotebookHandedIn
from hub.notebooks.models import Notebook, State, Submission
from hub.notebooks.policies import may_grade
from hub.notebooks.records import record_of
from hub.notebooks.selectors import best_of, data_of, notebook_given_out, notebook_of
from hub.notebooks.sentences import sentence_of
from lms.accounts.models import User
from lms.files.disk import full_path
from lms.files.services import store_file
from lms.kernel.audit import record
from lms.kernel.clock import now
from lms.kernel.errors import DomainError, InvalidInput
from lms.kernel.events import publish

SOURCE = "notebook"
MOST_VERSIONS = 50
_KEPT = (
    *("file_id", "data", "source", "html", "text", "released", "preview"),
    *("automatic_points", "manual_points"),
)


@transaction.atomic
def save_notebooks(bodies: Mapping[Unit, NotebookBody]) -> frozenset[int]:
    """Keep each unit's notebook; return the units that changed.

    Called by services that have checked who may change the course, after the course's files.
    """
    rows = CourseFile.objects.filter(course__in={unit.course_id for unit in bodies})
    files = {(row.course_id, row.path): row.pk for row in rows}
    present = {row.unit_id: row for row in Notebook.objects.filter(unit__in=bodies)}
    changed: set[int] = set()
    for unit, body in bodies.items():
        row = present.get(unit.pk) or Notebook(unit=unit)
        wanted: dict[str, Any] = {
            name: getattr(body, name) for name in _KEPT if name not in ("file_id", "data")
        }
        wanted["file_id"] = files.get((unit.course_id, body.fields.notebook))
        wanted["data"] = body.fields.data
        if row.pk and all(getattr(row, name) == wanted[name] for name in _KEPT):
            continue
        for name, value in wanted.items():
            setattr(row, name, value)
        row.save()
        changed.add(unit.pk)
    return frozenset(changed)


def hand_in(*, actor: User, unit: Unit, content: bytes) -> Submission:
    """Take a learner's notebook and let it be graded; the same file again gives the version there is.

    Raises NotFound, NotAllowed, Conflict (closed), InvalidInput (no notebook, too large, too many versions).
    """
    require_open(actor, unit)
    notebook_given_out(unit)
    _require_notebook(content)
    stored = store_file(content=io.BytesIO(content), name=f"{unit.key}.ipynb")
    with transaction.atomic():
        # One learner's versions one after another: they are numbered.
        User.objects.select_for_update().get(pk=actor.pk)
        rows = Submission.objects.filter(learner=actor, unit=unit)
        last = rows.order_by("-number").first()
        if last is not None and last.file_id == stored.pk:
            return last
        number = (rows.aggregate(last=Max("number"))["last"] or 0) + 1
        if number > MOST_VERSIONS:
            raise InvalidInput(
                _("You have handed in %(limit)d versions; no more are kept.")
                % {"limit": MOST_VERSIONS},
                code="too_many_versions",
                fields={"file": _("No more versions are kept.")},
            )
        submission = Submission.objects.create(learner=actor, unit=unit, number=number, file=stored)
        record(actor=actor, action="notebook.handed_in", target=submission, number=number)
        publish(NotebookHandedIn(submission.pk))
    return submission


def _require_notebook(content: bytes) -> None:
    try:
        if len(content) > MOST_BYTES:
            read_notebook(content[: MOST_BYTES + 1])
        read_notebook(content)
    except NotebookRefused as refusal:
        message = sentence_of(refusal.findings[0])
        raise InvalidInput(message, code="bad_notebook", fields={"file": message}) from refusal


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
    kept = record_of(graded, limits=limits, assignment=row.file.stored_file.sha256)
    _keep(submission.pk, graded, kept=kept, most=row.most_points)


@transaction.atomic
def _keep(submission_id: int, graded: Graded, *, kept: dict[str, Any], most: float) -> None:
    submission = Submission.objects.select_for_update().get(pk=submission_id)
    present = notebook_of(submission.unit)
    if present and present.file and present.file.stored_file.sha256 != kept["assignment"]:
        return  # corrected meanwhile: the run that was asked for then is the one that counts
    submission.state = State.GRADED
    submission.runs += 1
    submission.points, submission.most_points = graded.points, most
    submission.graded_at = now()
    submission.record = kept
    submission.log = graded.log.replace("\0", "\N{REPLACEMENT CHARACTER}")
    submission.save()
    record(actor=None, action="notebook.graded", target=submission, run=submission.runs)
    _tell(submission)


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
    rows = list(Submission.objects.select_for_update().filter(unit=unit).order_by("pk"))
    for row in rows:
        row.state = State.WAITING
        row.save(update_fields=["state"])
        publish(NotebookHandedIn(row.pk))
    if rows:
        record(actor=actor, action="notebook.regraded", target=unit.course, number=len(rows))
    return len(rows)


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
