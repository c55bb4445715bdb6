"""From what an author wrote to what is kept of a notebook unit."""

from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _

from courses.activities.contract import CourseContext, PreparedBody, Problem
from courses.activities.markdown import render_in_course
from courses.outline.vocabulary import Completion
from hub.grading.engine.assignment import Assignment, read_assignment
from hub.grading.engine.notebook import MOST_BYTES, read_notebook
from hub.grading.engine.release import released
from hub.notebooks.drawing import as_markdown
from hub.notebooks.fields import NotebookFields
from hub.notebooks.sentences import sentence_of
from lms.files.media_types import IPYNB

MOST_PROBLEMS = 20
MOST_DATA_BYTES = 20_000_000


@dataclass(frozen=True)
class NotebookBody:
    """What is kept of a notebook unit."""

    fields: NotebookFields
    source: str
    html: str
    text: str
    released: str
    preview: str
    automatic_points: float
    manual_points: float


def prepare_body(
    source: str, fields: NotebookFields, *, completion: Completion, context: CourseContext
) -> PreparedBody[NotebookBody]:
    """Check the notebook and its data, make the learner's version, render what is shown of it."""
    rendered = render_in_course(source, context=context)
    problems, warnings = list(rendered.problems), list(rendered.warnings)
    problems += _data_problems(fields, context)
    assignment = _assignment(fields.notebook, context, problems)
    findings = assignment.findings if assignment else ()
    for finding in findings[:MOST_PROBLEMS]:
        told = Problem(0, sentence_of(finding), field="notebook")
        (warnings if finding.is_warning else problems).append(told)
    good = assignment if assignment and not assignment.problems else None
    if good and completion == Completion.SCORE and not good.automatic_points + good.manual_points:
        message = _("Nothing gives points. Let the unit be completed by opening or by marking it.")
        problems.append(Problem(0, message, field="notebook"))
    keeps = fields.outputs == "keep"
    learners = released(good.notebook, keep_outputs=keeps).decode() if good else ""
    shown = as_markdown(read_notebook(learners.encode()).cells, outputs=True) if good else ""
    preview = render_in_course(shown, context=context)
    body = NotebookBody(
        fields=fields,
        source=source,
        html=rendered.html,
        text=f"{rendered.text}\n{preview.text}".strip(),
        released=learners,
        preview=preview.html,
        automatic_points=good.automatic_points if good else 0,
        manual_points=good.manual_points if good else 0,
    )
    return PreparedBody(body, tuple(problems), tuple(warnings))


def _assignment(path: str, context: CourseContext, problems: list[Problem]) -> Assignment | None:
    found = context.file(path) if path else None
    message = ""
    if not path:
        message = _("Which notebook? Choose a file ending in .ipynb of the course.")
    elif found is None:
        message = _("There is no file “%(path)s” in the course.") % {"path": path}
    elif found.media_type != IPYNB.name:
        message = _("“%(path)s” is no notebook.") % {"path": path}
    if message or found is None or found.location is None:
        problems.append(Problem(0, message, field="notebook"))
        return None
    return read_assignment(_start_of(found.location))


def _start_of(location: Path) -> bytes:
    """The content; of a file that is too large only so much that this can be told."""
    with location.open("rb") as file:
        return file.read(MOST_BYTES + 1)


def _data_problems(fields: NotebookFields, context: CourseContext) -> list[Problem]:
    problems = []
    names: set[str] = set()
    size = 0
    for path in fields.data.splitlines():
        found = context.file(path)
        if found is None:
            message = _("There is no file “%(path)s” in the course.") % {"path": path}
            problems.append(Problem(0, message, field="data"))
            continue
        if found.name in names:
            message = _("Two of the files are called “%(name)s”.") % {"name": found.name}
            problems.append(Problem(0, message, field="data"))
        names.add(found.name)
        size += found.size_bytes
    if size > MOST_DATA_BYTES:
        limit = MOST_DATA_BYTES // 1_000_000
        message = _("The data has more than %(limit)d MB.") % {"limit": limit}
        problems.append(Problem(0, message, field="data"))
    return problems
