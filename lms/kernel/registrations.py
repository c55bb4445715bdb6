"""What the kernel's tables, the sessions and the job tables hold of people."""

from django.contrib.admin.models import LogEntry
from django.contrib.sessions.models import Session
from django.utils.translation import gettext_lazy as _
from django_q.models import OrmQ, Schedule, Task

from lms.kernel.models import AuditEntry
from lms.kernel.personal_data import Erasure, PersonalData
from lms.kernel.personal_data import register as register_data

JOB_REASON = (
    "Arguments are ids only, never names or texts; finished jobs are trimmed to the last 1000."
)


def register() -> None:
    """Fill the registry of personal data."""
    for entry in (
        PersonalData(
            AuditEntry,
            _("Log of actions"),
            "actor",
            ("at", "action", "target_type"),
            Erasure.ANONYMISE,
        ),
        PersonalData(
            Session,
            _("Sign-ins"),
            "",
            (),
            reason="Ended by signing out; found by decoding; expire.",
        ),
        PersonalData(OrmQ, _("Waiting jobs"), "", (), reason=JOB_REASON),
        PersonalData(Task, _("Finished jobs"), "", (), reason=JOB_REASON),
        PersonalData(Schedule, _("Planned jobs"), "", (), reason=JOB_REASON),
        PersonalData(LogEntry, _("Administration log"), "user", ("action_time", "change_message")),
    ):
        register_data(entry)
