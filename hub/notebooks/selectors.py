"""Reading notebooks and what was handed in."""

import datetime
import uuid
from collections.abc import Iterable
from pathlib import PurePosixPath

from django.conf import settings
from django.utils.translation import gettext as _

from courses.learning.selectors import learnt_unit
from courses.outline.models import CourseFile, Unit
from hub.grading.engine.sandbox import obstacle
from hub.notebooks.deadlines import Deadline
from hub.notebooks.models import Extension, Notebook, State, Submission
from hub.notebooks.policies import submission_visible_to
from lms.accounts.actors import Actor
from lms.accounts.models import User
from lms.files.disk import full_path
from lms.kernel.clock import now
from lms.kernel.errors import NotFound

MINUTES_OF_PATIENCE = 15


def notebook_of(unit: Unit) -> Notebook | None:
    """The notebook of `unit`; None for units of other kinds."""
    return Notebook.objects.filter(unit=unit).select_related("file__stored_file").first()


def notebook_unit(actor: Actor, *, slug: str, key: str) -> Unit:
    """The unit of that key, if it has a notebook and `actor` may open it. Raises NotFound and Moved."""
    unit = learnt_unit(actor, slug=slug, key=key)
    if not Notebook.objects.filter(unit=unit).exists():
        raise NotFound(_("There is no notebook here."), code="no_notebook")
    return unit


def notebook_given_out(unit: Unit) -> Notebook:
    """The notebook of `unit`, with a version for learners. Raises NotFound."""
    row = notebook_of(unit)
    if row is None or not row.released:
        raise NotFound(_("There is no notebook here."), code="no_notebook")
    return row


def data_files(row: Notebook) -> list[CourseFile]:
    """The files beside the notebook that are there."""
    files = CourseFile.objects.filter(course=row.unit.course_id, path__in=row.data.splitlines())
    return list(files.select_related("stored_file").order_by("path"))


def data_of(row: Notebook) -> dict[str, bytes]:
    """The bytes of the files beside the notebook, by name."""
    return {
        PurePosixPath(file.path).name: full_path(file.stored_file.path).read_bytes()
        for file in data_files(row)
    }


def submissions_of(learner: User, unit: Unit) -> list[Submission]:
    """What `learner` handed in, newest first."""
    rows = Submission.objects.filter(learner=learner, unit=unit).select_related("file")
    return list(rows.order_by("-number"))


def submission_for(actor: Actor, unit: Unit, public_id: uuid.UUID) -> Submission:
    """The submission of that number, if `actor` may see it. Raises NotFound."""
    rows = Submission.objects.filter(submission_visible_to(actor), unit=unit, public_id=public_id)
    found = rows.select_related("file", "learner", "unit__course", "awarded_by").first()
    if found is None:
        raise NotFound(_("There is no such submission."), code="submission_not_found")
    return found


def extension_of(learner: User, row: Notebook) -> Extension | None:
    """The deadline of the learner's own for that notebook, if they have one."""
    return Extension.objects.filter(learner=learner, unit_id=row.unit_id).first()


def deadline_for(learner: User, row: Notebook) -> Deadline:
    """Until when `learner` may hand in; only asked of the database where there is a deadline."""
    found = extension_of(learner, row) if row.due_at else None
    return deadline_of(row, found)


def deadline_of(row: Notebook, extension: Extension | None) -> Deadline:
    """The unit's deadline, or the learner's own where they have one. Without the unit's there is none."""
    if row.due_at is None:
        return Deadline()
    if extension is None:
        return Deadline(row.due_at, row.grace_minutes)
    return Deadline(extension.due_at, row.grace_minutes, is_extended=True)


def grading_trouble() -> str:
    """What administrators should know about grading; "" when all is well, or when it was left out."""
    if not settings.LERNHUB_HUB:
        return ""
    if missing := obstacle(settings.LERNHUB_NOTEBOOKS_PYTHON):
        return missing
    limit = now() - datetime.timedelta(minutes=MINUTES_OF_PATIENCE)
    waiting = Submission.objects.filter(state=State.WAITING, handed_in_at__lt=limit).count()
    return (
        f"{waiting} notebooks have waited for more than {MINUTES_OF_PATIENCE} minutes"
        if waiting
        else ""
    )


def best_of(rows: Iterable[Submission]) -> Submission | None:
    """The graded submission that counts: the one with most points, the newer of two."""
    graded = [row for row in rows if row.counted_points is not None and not row.needs_a_person]
    return max(graded, key=lambda row: (row.counted_points or 0, row.number), default=None)
