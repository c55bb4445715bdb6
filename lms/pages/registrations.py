"""What this room tells the registries."""

import datetime

from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from lms.kernel import home, personal_data, processing, retention
from lms.kernel.audit import name_actions
from lms.kernel.personal_data import Erasure, PersonalData, Subject
from lms.pages import blocks
from lms.pages.kinds import WAITING
from lms.pages.models import PageText, PageVersion, Report, ReportAnswer

PAGES = "pages"

ACTIONS = {
    "page.draft_saved": _("Draft of a page saved"),
    "page.draft_discarded": _("Draft of a page discarded"),
    "page.published": _("Page published"),
    "report.received": _("Barrier reported"),
    "report.state_changed": _("State of a report changed"),
    "report.note_written": _("Note on a report written"),
    "report.answered": _("Report answered"),
}


def register() -> None:
    """A block for staff; what is kept of whom."""
    home.register_block(
        home.HomeBlock(
            "pages",
            home.Audience.MEMBER,
            "pages/block.html",
            blocks.on_dashboard,
            slot=home.Slot.ASIDE,
            order=20,
        )
    )
    processing.register(
        processing.Activity(
            PAGES,
            title=_("Pages of the centre and reported barriers"),
            purpose=_("Write what the law wants to be read; answer who meets a barrier."),
            legal_basis=_("Art. 6 (1) (c) GDPR with § 9b NBGG"),
            people=_("Whoever reports a barrier; staff who write pages and answers"),
            recipients=_("The centre’s staff"),
            retention=_(
                "Reports until two years after they were dealt with; texts with the account"
            ),
        )
    )
    retention.register(
        retention.rule_for_rows(
            _reports_dealt_with,
            name="barrier-reports",
            label=_("Reported barriers that have been dealt with"),
            ground=_(
                "Art. 5 (2) GDPR: long enough for the next review of the statement (§ 9b NBGG)"
            ),
            days=730,
        )
    )
    personal_data.name_columns(
        {
            "page": _("Where"),
            "received_at": _("Received on"),
            "draft_saved_at": _("Saved on"),
            "text": _("Text"),
            "published_at": _("Published on"),
        }
    )
    personal_data.register(*_tables())
    name_actions(ACTIONS)


def _tables() -> tuple[PersonalData, ...]:
    reported = ("body", "page", "name", "email", "state", "received_at")
    return (
        PersonalData(Report, _("Barriers you reported"), "sender", reported, activity=PAGES),
        PersonalData(
            Report,
            _("Barriers reported with your address, without an account"),
            "",
            reported,
            reason=_("Found by your e-mail addresses."),
            activity=PAGES,
            find=_reported_from_outside,
        ),
        PersonalData(
            ReportAnswer,
            _("Answers to barriers you reported"),
            "report__sender",
            ("body", "answered_at"),
            activity=PAGES,
        ),
        PersonalData(
            ReportAnswer,
            _("Your answers to reported barriers"),
            "author",
            ("body", "answered_at"),
            Erasure.ANONYMISE,
            activity=PAGES,
            redact=("body",),
        ),
        PersonalData(
            PageText,
            _("Drafts of pages you saved"),
            "draft_by",
            ("kind", "draft_saved_at"),
            Erasure.ANONYMISE,
            activity=PAGES,
        ),
        PersonalData(
            PageVersion,
            _("Pages you published"),
            "published_by",
            ("text", "published_at"),
            Erasure.ANONYMISE,
            activity=PAGES,
            redact=("note",),
        ),
    )


def _reports_dealt_with(limit: datetime.datetime) -> QuerySet[Report]:
    """Answered or done, and nothing has happened to them since `limit`."""
    answered = ReportAnswer.objects.filter(report=OuterRef("pk"), answered_at__gte=limit)
    old = Report.objects.filter(received_at__lt=limit).exclude(state__in=WAITING)
    return old.exclude(Exists(answered)).exclude(closed_at__gte=limit)


def _reported_from_outside(subject: Subject) -> QuerySet[Report]:
    """Reports without an account, however the address was written: ours are in small letters."""
    reports = Report.objects.filter(sender__isnull=True).annotate(address=Lower("email"))
    return reports.filter(address__in=[address.lower() for address in subject.addresses])
