"""What this room tells the registries."""

from django.utils.translation import gettext_lazy as _

from courses.outline import handing_on
from courses.outline.models import CourseInvitation, CourseTeamMember
from courses.outline.vocabulary import LEARNING, TEACHING
from lms.kernel import erasure, personal_data, processing
from lms.kernel.personal_data import PersonalData
from lms.kernel.processing import Activity

_BASIS = _("Art. 6 (1) (e) GDPR with § 3 NDSG; for pupils and guardians § 31 (1) NSchG")


def register() -> None:
    """Who teaches and who is invited; what courses keep of people, and what for."""
    processing.register(
        Activity(
            TEACHING,
            title=_("Offering courses"),
            purpose=_("Write courses, run them, decide who takes part, answer questions."),
            legal_basis=_BASIS,
            people=_("Authors and trainers"),
            recipients=_("Learners of the course see who is in its team"),
            retention=_("As long as the account exists"),
        ),
        Activity(
            LEARNING,
            title=_("Learning in courses"),
            purpose=_(
                "Let people take part, show them how far they are, help who is stuck, confirm what"
                " was completed. No school marks."
            ),
            legal_basis=_BASIS,
            people=_("Teachers and pupils who take part in courses"),
            recipients=_("The course’s team; of pupils outside their class no names"),
            retention=_("As long as the account exists; figures without persons remain"),
        ),
    )
    personal_data.name_columns(
        {"course": _("Course"), "unit": _("Unit"), "invited_at": _("Invited on")}
    )
    personal_data.register(
        PersonalData(
            CourseTeamMember,
            _("Courses you teach"),
            "person",
            ("course", "role"),
            activity=TEACHING,
        ),
        PersonalData(
            CourseInvitation,
            _("Invitations to courses"),
            "person",
            ("course", "invited_at"),
            activity=LEARNING,
        ),
    )
    erasure.register_obstacles(handing_on.obstacles)
