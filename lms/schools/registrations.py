"""What this room tells the registries."""

from django.utils.translation import gettext_lazy as _

from lms.accounts.profile import ProfileSection, register_section
from lms.kernel import erasure, frame, personal_data, processing
from lms.kernel.audit import name_actions
from lms.kernel.personal_data import PersonalData
from lms.schools import leaving, oversight, profile
from lms.schools.models import CentreRole, Membership

SCHOOLS = "schools"


def register() -> None:
    """Memberships and roles belong to people; the last administrator can't just go."""
    frame.register(oversight.NAME, oversight.managing_roles)
    processing.register(
        processing.Activity(
            SCHOOLS,
            title=_("Schools, classes and roles"),
            purpose=_("Know who belongs where, so that everybody sees what is meant for them."),
            legal_basis=_(
                "Art. 6 (1) (e) GDPR with § 3 NDSG; for pupils and guardians § 31 (1) NSchG"
            ),
            people=_("Teachers, pupils, staff of schools and of the centre"),
            recipients=_("The school’s coordination, teachers of the class, centre staff"),
            retention=_("Until the membership or the account ends"),
        )
    )
    personal_data.name_columns(
        {
            "school": _("School"),
            "school_class": _("Class"),
            "role": _("As what"),
            "since": _("Since"),
        }
    )
    personal_data.register(
        PersonalData(
            Membership,
            _("Schools and classes"),
            "person",
            ("school", "school_class", "role", "since"),
            activity=SCHOOLS,
        ),
        PersonalData(
            CentreRole, _("Roles in the centre"), "person", ("role", "since"), activity=SCHOOLS
        ),
    )
    erasure.register_obstacles(leaving.obstacles)
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
