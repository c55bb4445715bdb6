"""What this room tells the registries."""

import datetime

from django.core.checks import register as register_check
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from lms.accounts.profile import ProfileSection, register_section
from lms.kernel import home, personal_data, processing, retention
from lms.kernel.audit import name_actions
from lms.kernel.personal_data import Erasure, PersonalData
from lms.kernel.restored import after_restore
from lms.privacy import blocks, checks, remnants
from lms.privacy.models import CorrectionRequest, DataExport, DeletionRequest, RetentionRun
from lms.privacy.services import exporting, retaining
from lms.privacy.services.erasing import forget_again
from lms.privacy.vocabulary import PRIVACY, CorrectionState


def register() -> None:
    """Parts of profile and dashboard; what the room itself keeps of people, and for how long."""
    register_check(checks.retention_settings)
    register_section(ProfileSection("privacy", "privacy/profile.html", blocks.on_profile, order=90))
    home.register_block(
        home.HomeBlock(
            "privacy",
            home.Audience.MEMBER,
            "privacy/block.html",
            blocks.on_dashboard,
            slot=home.Slot.ASIDE,
            order=60,
        )
    )
    processing.register(
        processing.Activity(
            PRIVACY,
            title=_("Rights of the people whose data it is"),
            purpose=_("Answer requests to read, take along, correct and erase data."),
            legal_basis=_("Art. 6 (1) (c) with Art. 12 to 20 GDPR"),
            people=_("Everybody with an account"),
            recipients=_("The centre’s staff"),
            retention=_("Archives one week, requests for one year after they are done"),
        )
    )
    personal_data.name_columns(_columns())
    personal_data.register(*_tables())
    retention.register(*_rules())
    after_restore(forget_again)
    after_restore(exporting.forget_lost)
    name_actions(
        {
            "data_export.ordered": _("Archive of own data ordered"),
            "data_export.downloaded": _("Archive of own data loaded"),
            "deletion.planned": _("Erasure of an account planned"),
            "deletion.cancelled": _("Account kept after all"),
            "correction.asked": _("Correction asked for"),
            "correction.answered": _("Request for correction answered"),
        }
    )


def _columns() -> dict[str, personal_data.Text]:
    return {
        "requested_at": _("Asked for on"),
        "ready_at": _("Ready on"),
        "expires_at": _("Stays until"),
        "size_bytes": _("Size (bytes)"),
        "kind": _("Kind"),
        "due_at": _("Day of erasure"),
        "about": _("About"),
    }


def _tables() -> tuple[PersonalData, ...]:
    return (
        PersonalData(
            DataExport,
            _("Archives of your data"),
            "person",
            ("state", "requested_at", "ready_at", "expires_at", "size_bytes"),
            activity=PRIVACY,
            retention=_("one week"),
        ),
        PersonalData(
            DeletionRequest,
            _("Planned erasure of your account"),
            "person",
            ("kind", "reason", "requested_at", "due_at"),
            activity=PRIVACY,
            retention=_("until it is erased or you keep it"),
        ),
        PersonalData(
            DeletionRequest,
            _("Erasures you started for others"),
            "requested_by",
            ("kind", "reason", "requested_at", "due_at"),
            Erasure.ANONYMISE,
            activity=PRIVACY,
            redact=("reason",),
        ),
        PersonalData(
            CorrectionRequest,
            _("Corrections you asked for"),
            "person",
            ("about", "body", "created_at", "state", "answer", "answered_at"),
            activity=PRIVACY,
            retention=_("one year after it is done"),
        ),
        PersonalData(
            CorrectionRequest,
            _("Corrections you answered"),
            "answered_by",
            ("about", "answer", "answered_at"),
            Erasure.ANONYMISE,
            activity=PRIVACY,
            redact=("answer",),
        ),
    )


def _rules() -> tuple[retention.RetentionRule, ...]:
    return (
        retention.RetentionRule(
            "archives",
            _("Archives of people’s data that have expired"),
            _("Art. 5 (1) (f) GDPR: what is not needed can’t be lost"),
            days=0,
            count=lambda limit: exporting.expired_exports(limit).count(),
            remove=exporting.remove_expired,
        ),
        retention.RetentionRule(
            "unconfirmed-sign-ups",
            _("Accounts whose e-mail address was never confirmed"),
            _("Art. 5 (1) (c) GDPR: nobody can use them"),
            days=7,
            count=lambda limit: retaining.unconfirmed_sign_ups(limit).count(),
            remove=retaining.remove_unconfirmed,
        ),
        retention.RetentionRule(
            "inactive-accounts",
            _("Accounts not used for long: a mail, then erased after the time to think it over"),
            _("Art. 5 (1) (e) GDPR: the purpose is over; two years (730 days) are usual"),
            days=None,
            count=lambda limit: retaining.inactive_accounts(limit).count(),
            remove=retaining.warn_inactive,
        ),
        retention.rule_for_rows(
            _answered_corrections,
            name="answered-corrections",
            label=_("Requests for correction that are done"),
            ground=_("Art. 5 (2) GDPR: long enough to show that they were answered"),
            days=365,
        ),
        retention.rule_for_rows(
            lambda limit: RetentionRun.objects.filter(ran_at__lt=limit),
            name="retention-figures",
            label=_("Figures of these rules themselves"),
            ground=_("Art. 5 (2) GDPR: long enough to show that the rules run"),
            days=730,
        ),
        retention.RetentionRule(
            "expired-counters",
            _("Counted attempts to sign in, once they no longer count (PostgreSQL)"),
            _("Art. 5 (1) (e) GDPR: the purpose is over"),
            days=0,
            count=remnants.expired_counters,
            remove=remnants.drop_expired_counters,
        ),
    )


def _answered_corrections(limit: datetime.datetime) -> QuerySet[CorrectionRequest]:
    return CorrectionRequest.objects.filter(
        state__in=(CorrectionState.ANSWERED, CorrectionState.DONE), answered_at__lt=limit
    )
