"""What this room tells the registries."""

from django.utils.translation import gettext_lazy as _

from courses.video.models import WatchedShare
from lms.kernel.personal_data import PersonalData
from lms.kernel.personal_data import register as register_data


def register() -> None:
    """What is kept of learners."""
    register_data(
        PersonalData(
            WatchedShare,
            _("What you have watched of films"),
            "learner",
            ("unit", "segments", "position_seconds", "updated_at"),
        )
    )
