"""What this room tells the registries."""

from django.utils.translation import gettext_lazy as _

from courses.learning import blocks
from courses.learning.models import Attempt, Confirmation, CourseProgress, UnitProgress
from lms.kernel import home
from lms.kernel.personal_data import PersonalData
from lms.kernel.personal_data import register as register_data


def register() -> None:
    """Blocks of the dashboard, and what is kept of learners."""
    home.register_block(
        home.HomeBlock(
            "continue",
            home.Audience.MEMBER,
            "learning/block_continue.html",
            blocks.continue_learning,
            order=10,
        )
    )
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
    for entry in (
        PersonalData(
            UnitProgress,
            _("Your progress in units"),
            "learner",
            ("unit", "first_viewed_at", "last_viewed_at", "completed_at", "best_scaled"),
        ),
        PersonalData(
            Attempt,
            _("Your results"),
            "learner",
            ("unit", "number", "raw_score", "max_score", "submitted_at"),
        ),
        PersonalData(
            CourseProgress,
            _("Your progress in courses"),
            "learner",
            ("course", "units_done", "units_total", "last_active_at", "completed_at"),
        ),
        PersonalData(
            Confirmation,
            _("Your confirmations"),
            "learner",
            ("course_title", "learner_name", "completed_at", "minutes", "contents"),
        ),
    ):
        register_data(entry)
