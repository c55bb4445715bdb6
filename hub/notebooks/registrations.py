"""What this room tells the registries."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from courses.outline.vocabulary import LEARNING, TEACHING
from hub.notebooks.models import Extension, PastRun, Submission, Work
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
            "notebook.deadline_set": _("Deadline for notebooks set or taken away"),
            "notebook.extended": _("Deadline for a notebook extended for somebody"),
            "notebook.extension_ended": _("Extended deadline for a notebook taken back"),
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
            "is_late": _("After the deadline"),
            "due_at": _("Deadline"),
            "granted_at": _("Granted on"),
            "begun_at": _("Begun on"),
            "submission": _("Version"),
            "last_at": _("Last on"),
        }
    )
    personal_data.register(*_learners(), *_trainers())


def _learners() -> Iterator[PersonalData]:
    yield PersonalData(
        Submission,
        _("Notebooks that you handed in"),
        "learner",
        (
            *("unit", "number", "handed_in_at", "is_late", "points", "most_points", "graded_at"),
            *("awarded_points", "reason", "record", "log"),
        ),
        activity=LEARNING,
        files=("file",),
    )
    yield PersonalData(
        PastRun,
        _("Earlier runs of the tests on your notebooks"),
        "submission__learner",
        ("submission", "number", "graded_at", "points", "most_points", "record", "log"),
        activity=LEARNING,
    )
    yield PersonalData(
        Work,
        _("Notebooks that you took to work on them"),
        "learner",
        ("unit", "begun_at", "last_at"),
        activity=LEARNING,
    )
    yield PersonalData(
        Extension,
        _("Deadlines that were extended for you"),
        "learner",
        ("unit", "due_at", "granted_at"),
        activity=LEARNING,
    )


def _trainers() -> Iterator[PersonalData]:
    yield PersonalData(
        Submission,
        _("Notebooks about whose points you decided"),
        "awarded_by",
        ("unit", "awarded_points", "reason", "awarded_at"),
        Erasure.ANONYMISE,
        redact=("reason",),
        activity=TEACHING,
    )
    yield PersonalData(
        Extension,
        _("Deadlines that you extended for learners"),
        "granted_by",
        ("unit", "due_at", "granted_at"),
        Erasure.ANONYMISE,
        activity=TEACHING,
    )
