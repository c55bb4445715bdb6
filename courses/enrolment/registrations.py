"""What this room tells the registries."""

from django.utils.translation import gettext_lazy as _

from courses.enrolment.models import Application, Enrolment
from courses.enrolment.selectors import pending_count
from courses.outline import tabs
from lms.kernel.personal_data import PersonalData
from lms.kernel.personal_data import register as register_data


def register() -> None:
    """Who takes part in what, and the team's page about it."""
    tabs.register(
        tabs.CourseTab(
            "applications",
            _("Requests and access"),
            "enrolment:applications",
            order=30,
            waiting=pending_count,
        )
    )
    register_data(
        PersonalData(
            Enrolment,
            _("Courses you take part in"),
            "learner",
            ("course", "enrolled_at", "left_at"),
        )
    )
    register_data(
        PersonalData(
            Application,
            _("Courses you asked to take part in"),
            "learner",
            ("course", "state", "reason", "answer", "created_at", "decided_at"),
        )
    )
