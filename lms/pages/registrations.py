"""What this room tells the registries."""

from django.utils.translation import gettext_lazy as _

from lms.kernel import home
from lms.kernel.audit import name_actions
from lms.kernel.personal_data import Erasure, PersonalData
from lms.kernel.personal_data import register as register_data
from lms.pages import blocks
from lms.pages.models import PageText, PageVersion, Report, ReportAnswer

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
    register_data(
        PersonalData(
            Report,
            _("Barriers you reported"),
            "sender",
            ("body", "page", "name", "email", "state", "received_at"),
        )
    )
    register_data(
        PersonalData(
            ReportAnswer,
            _("Your answers to reported barriers"),
            "author",
            ("body", "answered_at"),
            Erasure.ANONYMISE,
        )
    )
    for model, label, path, fields in (
        (PageText, _("Drafts of pages you saved"), "draft_by", ("kind", "draft_saved_at")),
        (PageVersion, _("Pages you published"), "published_by", ("number", "published_at")),
    ):
        register_data(PersonalData(model, label, path, fields, Erasure.ANONYMISE))
    name_actions(ACTIONS)
