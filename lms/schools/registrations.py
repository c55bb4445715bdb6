"""What this room tells the registries."""

from django.utils.translation import gettext_lazy as _

from lms.accounts.profile import ProfileSection, register_section
from lms.kernel.audit import name_actions
from lms.kernel.personal_data import PersonalData
from lms.kernel.personal_data import register as register_data
from lms.schools import profile
from lms.schools.models import CentreRole, Membership


def register() -> None:
    """Memberships and roles belong to people."""
    register_data(
        PersonalData(
            Membership,
            _("Schools and classes"),
            "person",
            ("school", "school_class", "role", "since"),
        )
    )
    register_data(PersonalData(CentreRole, _("Roles in the centre"), "person", ("role", "since")))
    register_section(
        ProfileSection(name="schools", template="schools/profile.html", build=profile.build)
    )
    name_actions(
        {
            "school.added": _("School added"),
            "class.added": _("Class added"),
            "member.added": _("Somebody added to a school or class"),
            "member.removed": _("Somebody taken out of a school or class"),
            "centre_role.given": _("Role in the centre given"),
            "centre_role.taken": _("Role in the centre taken"),
        }
    )
