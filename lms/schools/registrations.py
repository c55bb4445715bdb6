"""What this room tells the registries."""

from django.utils.translation import gettext_lazy as _

from lms.accounts.profile import ProfileSection, register_section
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
