"""What this room tells the registries."""

from django.utils.translation import gettext_lazy as _

from courses.catalogue import blocks
from courses.outline import tabs
from courses.outline.policies import CourseRight
from lms.kernel import home, navigation


def register() -> None:
    """The catalogue in the navigation, and courses to begin with on the landing page."""
    navigation.register(
        navigation.NavigationItem(
            "courses", _("Courses"), "catalogue:list", prefix="/kurse/", icon="book", order=10
        )
    )
    tabs.register(
        tabs.CourseTab(
            "overview", _("Overview"), "catalogue:course", order=0, right=CourseRight.LOOK
        )
    )
    home.register_block(
        home.HomeBlock(
            "good-to-begin",
            home.Audience.VISITOR,
            "catalogue/block_begin.html",
            blocks.good_to_begin,
            order=20,
        )
    )
