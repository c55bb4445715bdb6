"""What this room tells the registries."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from courses.authoring.models import Delivery
from courses.authoring.selectors import has_workshop
from courses.outline import tabs
from courses.outline.policies import CourseRight
from lms.kernel import navigation
from lms.kernel.personal_data import PersonalData
from lms.kernel.personal_data import register as register_data


def _has_workshop(request: HttpRequest) -> bool:
    return has_workshop(request.user)


def register() -> None:
    """The workshop in the navigation, a tab of the course, uploaded packages."""
    navigation.register(
        navigation.NavigationItem(
            "workshop",
            _("Workshop"),
            "authoring:courses",
            prefix="/werkstatt/",
            icon="tools",
            order=15,
            visible=_has_workshop,
        )
    )
    tabs.register(
        tabs.CourseTab(
            "workshop", _("Workshop"), "authoring:structure", order=5, right=CourseRight.EDIT
        )
    )
    register_data(
        PersonalData(Delivery, _("Packages you uploaded"), "person", ("name", "delivered_at"))
    )
