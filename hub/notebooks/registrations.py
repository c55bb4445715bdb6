"""What this room tells the registries."""

from django.utils.translation import gettext_lazy as _

from courses.outline.vocabulary import LEARNING, TEACHING
from hub.notebooks.models import Submission
from hub.notebooks.selectors import grading_trouble
from lms.kernel import audit, health, personal_data
from lms.kernel.personal_data import Erasure, PersonalData


def register() -> None:
    """Names of actions, what is kept of whom, and whether notebooks can be graded here."""
    audit.name_actions(
        {
            "notebook.handed_in": _("Notebook handed in"),
            "notebook.graded": _("Notebook graded"),
            "notebook.regraded": _("Notebooks graded anew"),
            "notebook.awarded": _("Points for a notebook decided by hand"),
        }
    )
    health.register_warning("grading", grading_trouble)
    personal_data.name_columns(
        {
            "points": _("Points of the tests"),
            "most_points": _("Points possible"),
            "awarded_points": _("Points given by hand"),
            "reason": _("Reason"),
            "record": _("What the tests said"),
            "log": _("What the code printed"),
            "handed_in_at": _("Handed in on"),
            "graded_at": _("Graded on"),
            "awarded_at": _("Decided on"),
        }
    )
    personal_data.register(
        PersonalData(
            Submission,
            _("Notebooks that you handed in"),
            "learner",
            (
                *("unit", "number", "handed_in_at", "points", "most_points", "graded_at"),
                *("awarded_points", "reason", "record", "log"),
            ),
            activity=LEARNING,
            files=("file",),
        ),
        PersonalData(
            Submission,
            _("Notebooks about whose points you decided"),
            "awarded_by",
            ("unit", "awarded_points", "reason", "awarded_at"),
            Erasure.ANONYMISE,
            redact=("reason",),
            activity=TEACHING,
        ),
    )
