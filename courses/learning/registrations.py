"""What this room tells the registries."""

from django.utils.translation import gettext_lazy as _

from courses.learning import blocks, figures
from courses.learning.models import Attempt, Confirmation, CourseProgress, UnitProgress
from courses.outline.vocabulary import LEARNING
from lms.kernel import erasure, home, personal_data
from lms.kernel.personal_data import PersonalData


def register() -> None:
    """Blocks of the dashboard, and what is kept of learners."""
    home.register_block(
        home.HomeBlock(
            "my-courses",
            home.Audience.MEMBER,
            "learning/block_my_courses.html",
            blocks.my_courses,
            order=20,
        )
    )
    home.register_block(
        home.HomeBlock(
            "confirmations",
            home.Audience.MEMBER,
            "learning/block_confirmations.html",
            blocks.confirmations,
            slot=home.Slot.ASIDE,
            order=30,
        )
    )
    erasure.register_tally(figures.keep_figures)
    personal_data.name_columns(_columns())
    personal_data.register(*_tables())


def _columns() -> dict[str, personal_data.Text]:
    return {
        "first_viewed_at": _("First opened"),
        "last_viewed_at": _("Last opened"),
        "completed_at": _("Completed on"),
        "best_scaled": _("Best result (0 to 1)"),
        "number": _("Attempt"),
        "raw_score": _("Points"),
        "max_score": _("Points at most"),
        "submitted_at": _("Handed in"),
        "units_done": _("Units done"),
        "units_total": _("Units in all"),
        "last_active_at": _("Last active"),
        "course_title": _("Course"),
        "learner_name": _("Name on it"),
        "minutes": _("Minutes"),
        "contents": _("Contents"),
    }


def _tables() -> tuple[PersonalData, ...]:
    return (
        PersonalData(
            UnitProgress,
            _("Your progress in units"),
            "learner",
            ("unit", "first_viewed_at", "last_viewed_at", "completed_at", "best_scaled"),
            activity=LEARNING,
        ),
        PersonalData(
            Attempt,
            _("Your results"),
            "learner",
            ("unit", "number", "raw_score", "max_score", "submitted_at"),
            activity=LEARNING,
        ),
        PersonalData(
            CourseProgress,
            _("Your progress in courses"),
            "learner",
            ("course", "units_done", "units_total", "last_active_at", "completed_at"),
            activity=LEARNING,
        ),
        PersonalData(
            Confirmation,
            _("Your confirmations"),
            "learner",
            ("course_title", "learner_name", "completed_at", "minutes", "contents"),
            activity=LEARNING,
        ),
    )
