"""What the kernel's tables, the sessions and the job tables hold of people, and for how long."""

from django.contrib.admin.models import LogEntry
from django.contrib.sessions.models import Session
from django.utils.translation import gettext_lazy as _
from django_q.models import OrmQ, Schedule, Task

from lms.kernel import personal_data, processing, retention, traces
from lms.kernel.models import AuditEntry
from lms.kernel.personal_data import Erasure, PersonalData

OPERATION = "operation"


def register() -> None:
    """Fill the registries."""
    processing.register(_operation())
    personal_data.name_columns(_columns())
    personal_data.register(*_tables())
    retention.register(*_rules())


def _operation() -> processing.Activity:
    return processing.Activity(
        OPERATION,
        title=_("Safe operation"),
        purpose=_(
            "Sign-in that lasts, work in the background, finding out what happened after a mishap"
            " or an attack."
        ),
        legal_basis=_("Art. 6 (1) (e) and Art. 32 GDPR with § 3 NDSG"),
        people=_("Everybody with an account"),
        recipients=_("Administrators of the platform; the company that runs the server (Art. 28)"),
        retention=_("Sign-ins until they end, jobs for 30 days, the log of actions for one year"),
    )


def _columns() -> dict[str, personal_data.Text]:
    return {
        "at": _("When"),
        "action": _("What was done"),
        "target_type": _("With what"),
        "expire_date": _("Ends on"),
        "action_time": _("When"),
        "change_message": _("Change"),
        "func": _("Work"),
        "started": _("Begun"),
        "stopped": _("Ended"),
        "created_at": _("Created"),
        "updated_at": _("Changed"),
    }


def _tables() -> tuple[PersonalData, ...]:
    return (
        PersonalData(
            AuditEntry,
            _("What you did (log of actions)"),
            "actor",
            ("at", "action", "target_type"),
            Erasure.ANONYMISE,
            activity=OPERATION,
            retention=_("one year"),
        ),
        PersonalData(
            AuditEntry,
            _("What was done with your data (log of actions)"),
            "",
            ("at", "action", "target_type"),
            Erasure.ANONYMISE,
            reason=_("Found by the ids of what belongs to you."),
            activity=OPERATION,
            retention=_("one year"),
            blank={"target_id": ""},
            find=traces.audit_entries_about,
        ),
        PersonalData(
            Session,
            _("Sign-ins"),
            "",
            ("expire_date",),
            reason=_("Found by reading each one."),
            activity=OPERATION,
            retention=_("until you sign out, at most two weeks"),
            find=traces.sessions_of,
        ),
        PersonalData(
            OrmQ,
            _("Waiting jobs"),
            "",
            (),
            reason=_("Hold ids only, never names or texts; found by reading each one."),
            activity=OPERATION,
            retention=_("until the work is done"),
            find=traces.waiting_jobs_of,
        ),
        PersonalData(
            Task,
            _("Finished jobs"),
            "",
            ("func", "started", "stopped"),
            reason=_("Hold ids only, never names or texts; found by reading each one."),
            activity=OPERATION,
            retention=_("30 days"),
            find=traces.finished_jobs_of,
        ),
        PersonalData(
            Schedule,
            _("Planned jobs"),
            "",
            (),
            reason=_("Run for everybody and name nobody."),
            activity=OPERATION,
        ),
        PersonalData(
            LogEntry,
            _("Administration log"),
            "user",
            ("action_time", "change_message"),
            activity=OPERATION,
        ),
        PersonalData(
            LogEntry,
            _("Entries about you in the administration log"),
            "",
            ("action_time", "change_message"),
            reason=_("Found by your account’s key."),
            activity=OPERATION,
            find=traces.admin_entries_about,
        ),
    )


def _rules() -> tuple[retention.RetentionRule, ...]:
    return (
        retention.rule_for_rows(
            lambda limit: Session.objects.filter(expire_date__lt=limit),
            name="ended-sessions",
            label=_("Sign-ins that have ended"),
            ground=_("Art. 5 (1) (e) GDPR: the purpose is over"),
            days=0,
        ),
        retention.rule_for_rows(
            lambda limit: Task.objects.filter(stopped__lt=limit),
            name="finished-jobs",
            label=_("Finished jobs"),
            ground=_("Art. 5 (1) (e) GDPR: long enough to find out why something failed"),
            days=30,
        ),
        retention.rule_for_rows(
            lambda limit: AuditEntry.objects.filter(at__lt=limit),
            name="log-of-actions",
            label=_("Log of actions"),
            ground=_("Art. 5 (1) (e) and Art. 32 GDPR: long enough to trace misuse"),
            days=365,
        ),
    )
