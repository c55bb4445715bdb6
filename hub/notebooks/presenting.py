"""How a unit shows its notebook."""

from django.utils.safestring import SafeString

from courses.activities.contract import Presentation
from courses.outline.models import Unit
from hub.notebooks.deadlines import Deadline
from hub.notebooks.forms import HandInForm
from hub.notebooks.running import grading_runs
from hub.notebooks.selectors import (
    best_of,
    data_files,
    deadline_for,
    notebook_of,
    submissions_of,
)
from lms.accounts.models import User
from lms.kernel.clock import now


def presentation_of(
    unit: Unit, *, learner: User | None, form: HandInForm | None = None
) -> Presentation:
    """What `learner` sees of a notebook unit; the text and the preview passed the sanitiser."""
    row = notebook_of(unit)
    versions = submissions_of(learner, unit) if learner else []
    deadline = deadline_for(learner, row) if learner and row else Deadline()
    context = {
        "unit": unit,
        "course": unit.course,
        "row": row,
        "html": SafeString(row.html if row else ""),
        "preview": SafeString(row.preview if row else ""),
        "data": data_files(row) if row else [],
        "is_tracked": learner is not None,
        "versions": versions,
        "best": best_of(versions),
        "deadline": deadline,
        "is_over": deadline.is_over(now()),
        "is_late": deadline.is_late(now()),
        "form": form or HandInForm(),
        "is_graded_here": grading_runs(),
    }
    return Presentation("notebooks/unit.html", context, styles=("notebooks/notebooks.css",))
