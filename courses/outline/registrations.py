"""What this room tells the registries."""

from django.utils.translation import gettext_lazy as _

from courses.outline.models import CourseInvitation, CourseTeamMember
from lms.kernel.personal_data import PersonalData
from lms.kernel.personal_data import register as register_data


def register() -> None:
    """Who teaches and who is invited."""
    register_data(
        PersonalData(CourseTeamMember, _("Courses you teach"), "person", ("course", "role"))
    )
    register_data(
        PersonalData(
            CourseInvitation, _("Invitations to courses"), "person", ("course", "invited_at")
        )
    )
