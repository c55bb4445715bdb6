"""What this room tells the registries."""

from django.utils.translation import gettext_lazy as _

from courses.outline import tabs
from courses.outline.policies import CourseRight


def register() -> None:
    """A tab of the course for its team."""
    tabs.register(
        tabs.CourseTab("library", _("Files"), "library:library", order=40, right=CourseRight.LOOK)
    )
