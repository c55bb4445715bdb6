"""Pages of notebook units."""

from hub.notebooks.views.learning import file, hand_in, released, submission
from hub.notebooks.views.teaching import archive, award, deadline, extend, learner, regrade, report

__all__ = [
    "archive",
    "award",
    "deadline",
    "extend",
    "file",
    "hand_in",
    "learner",
    "regrade",
    "released",
    "report",
    "submission",
]
