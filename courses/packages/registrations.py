"""What this room tells the registries."""

from django.utils.translation import gettext_lazy as _

from lms.kernel.audit import name_actions


def register() -> None:
    """Importing courses is noted."""
    name_actions({"course.imported": _("Course imported")})
