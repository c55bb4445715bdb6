"""Every write of notebooks and what is handed in."""

from hub.notebooks.services.deadlines import extend, set_deadline
from hub.notebooks.services.grading import award, grade_submission, regrade_all
from hub.notebooks.services.handing_in import MOST_VERSIONS, hand_in, note_work
from hub.notebooks.services.keeping import save_notebooks

__all__ = [
    "MOST_VERSIONS",
    "award",
    "extend",
    "grade_submission",
    "hand_in",
    "note_work",
    "regrade_all",
    "save_notebooks",
    "set_deadline",
]
