"""What this room tells the registries."""

from django.utils.translation import gettext_lazy as _

from courses.enrolment.models import Application, Enrolment
from courses.enrolment.selectors import pending_count
from courses.outline import tabs
from lms.kernel.audit import name_actions
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
    name_actions(
        {
            "course.joined": _("Enrolled in a course, or waiting for it"),
            "course.moved_up": _("Moved up from the waiting list"),
            "course.asked_for": _("Asked to take part in a course"),
            "course.left": _("Course left"),
            "application.withdrawn": _("Request to take part taken back"),
            "application.approved": _("Request to take part approved"),
            "application.declined": _("Request to take part declined"),
            "course.entry_set": _("Way into a course changed"),
            "course.people_enrolled": _("People enrolled in a course"),
            "course.people_invited": _("People invited to a course"),
            "course.invitation_withdrawn": _("Invitation taken back"),
        }
    )
