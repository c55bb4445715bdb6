"""What this room tells the registries."""

from django.utils.translation import gettext_lazy as _

from courses.outline.vocabulary import LEARNING
from courses.video.models import WatchedShare
from lms.kernel import personal_data
from lms.kernel.personal_data import PersonalData


def register() -> None:
    """What is kept of learners."""
    personal_data.name_columns(
        {"segments": _("Parts watched (seconds)"), "position_seconds": _("Goes on at (seconds)")}
    )
    personal_data.register(
        PersonalData(
            WatchedShare,
            _("What you have watched of films"),
            "learner",
            ("unit", "segments", "position_seconds", "updated_at"),
            activity=LEARNING,
        )
    )
