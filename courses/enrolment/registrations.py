"""What this room tells the registries."""

import datetime

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from courses.enrolment.models import Application, Enrolment
from courses.enrolment.selectors import pending_count
from courses.enrolment.vocabulary import ApplicationState
from courses.outline import tabs
from courses.outline.vocabulary import LEARNING, TEACHING
from lms.kernel import personal_data, retention
from lms.kernel.audit import name_actions
from lms.kernel.personal_data import Erasure, PersonalData


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
    personal_data.name_columns(
        {
            "enrolled_at": _("Enrolled on"),
            "left_at": _("Left on"),
            "state": _("State"),
            "reason": _("Reason given"),
            "answer": _("Answer given"),
            "decided_at": _("Decided on"),
        }
    )
    personal_data.register(
        PersonalData(
            Enrolment,
            _("Courses you take part in"),
            "learner",
            ("course", "enrolled_at", "left_at"),
            activity=LEARNING,
        ),
        PersonalData(
            Application,
            _("Courses you asked to take part in"),
            "learner",
            ("course", "state", "reason", "answer", "created_at", "decided_at"),
            activity=LEARNING,
            retention=_("half a year after the answer"),
        ),
        PersonalData(
            Application,
            _("Requests you decided on"),
            "decided_by",
            ("course", "state", "answer", "decided_at"),
            Erasure.ANONYMISE,
            activity=TEACHING,
            redact=("answer",),
        ),
    )
    retention.register(
        retention.rule_for_rows(
            lambda limit: Application.objects.filter(_is_over(limit)),
            name="decided-applications",
            label=_("Requests that were declined or withdrawn"),
            ground=_("Art. 5 (1) (e) GDPR: long enough to ask why"),
            days=180,
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


def _is_over(limit: datetime.datetime) -> Q:
    """Refused or taken back before `limit`; without a decision the day of asking counts."""
    ended = Q(decided_at__lt=limit) | Q(decided_at__isnull=True, created_at__lt=limit)
    return ended & Q(state__in=(ApplicationState.DECLINED, ApplicationState.WITHDRAWN))
