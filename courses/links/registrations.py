"""What this room tells the registries."""

from django.utils.translation import gettext_lazy as _

from lms.kernel.audit import name_actions

ACTIONS = {"course.links_check_asked": _("Links of a course to be checked")}


def register() -> None:
    """Names of actions. What is kept is about websites, not about people."""
    name_actions(ACTIONS)
