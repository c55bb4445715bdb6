"""What this room tells the registries."""

from typing import Any

from django.db.models import QuerySet, Value
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from courses.authoring.models import ChangeNote, Delivery
from courses.outline import tabs
from courses.outline.models import CourseTeamMember
from courses.outline.policies import MAKERS, ROLES, CourseRight
from courses.outline.vocabulary import TEACHING
from lms.accounts.models import User
from lms.kernel import frame, navigation, personal_data
from lms.kernel.audit import name_actions
from lms.kernel.personal_data import Erasure, PersonalData
from lms.schools.models import CentreRole

WRITES, MAY_MAKE = "writes_courses", "may_make_courses"

ACTIONS = {
    "course.created": _("Course created"),
    "course.deleted": _("Course put into the bin"),
    "course.restored": _("Course taken out of the bin"),
    "course.removed": _("Course deleted for good"),
    "course.competence_dropped": _("Competence taken off a course"),
    "course.competence_set": _("Competence given to a course"),
    "course.image_set": _("Picture of a course chosen"),
    "course.learners_told": _("Learners of a course written to"),
    "course.settings_changed": _("Settings of a course changed"),
    "course.state_changed": _("Course published, taken back or archived"),
    "course.handed_over": _("Course handed over"),
    "course.section_added": _("Section added"),
    "course.section_changed": _("Section changed"),
    "course.section_moved": _("Section moved"),
    "course.section_removed": _("Section removed"),
    "team.member_added": _("Somebody taken into a course’s team"),
    "team.member_removed": _("Somebody taken out of a course’s team"),
    "team.role_changed": _("Role in a course’s team changed"),
    "unit.added": _("Unit added"),
    "unit.archived": _("Unit archived"),
    "unit.changed": _("Unit changed"),
    "unit.duplicated": _("Unit duplicated"),
    "unit.moved": _("Unit moved"),
    "unit.restored": _("Unit restored"),
}


def _has_workshop(request: HttpRequest) -> bool:
    """As `has_workshop`, answered together with what else the page's frame asks."""
    if not request.user.is_authenticated:
        return False
    numbers = (frame.number_of(request, name) for name in (WRITES, MAY_MAKE))
    return request.user.is_superuser or any(numbers)


def _posts(person: User) -> QuerySet[Any, Any]:
    posts = CourseTeamMember.objects.filter(person=person, role__in=ROLES[CourseRight.EDIT])
    return posts.order_by().annotate(number=Value(1))


def _roles(person: User) -> QuerySet[Any, Any]:
    roles = CentreRole.objects.filter(person=person, role__in=MAKERS)
    return roles.order_by().annotate(number=Value(1))


def register() -> None:
    """The workshop in the navigation, a tab of the course, uploaded packages."""
    frame.register(WRITES, _posts)
    frame.register(MAY_MAKE, _roles)
    navigation.register(
        navigation.NavigationItem(
            "workshop",
            _("Workshop"),
            "authoring:courses",
            prefix="/werkstatt/",
            rooms=frozenset({"authoring", "editor", "library"}),
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
    _register_data()
    name_actions(ACTIONS)


def _register_data() -> None:
    personal_data.name_columns({"delivered_at": _("Uploaded on"), "written_at": _("Written on")})
    personal_data.register(
        PersonalData(
            ChangeNote,
            _("What you wrote to learners of your courses"),
            "author",
            ("course", "text", "written_at"),
            Erasure.ANONYMISE,
            activity=TEACHING,
            redact=("text",),
        ),
        PersonalData(
            Delivery,
            _("Packages you uploaded"),
            "person",
            ("name", "delivered_at"),
            activity=TEACHING,
            files=("stored_file",),
        ),
    )
