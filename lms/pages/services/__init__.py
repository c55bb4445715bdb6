"""Every write of pages and reports, one function per use case."""

from lms.pages.services.reports import (
    NewReport,
    answer_report,
    change_state,
    report_barrier,
    take_announcement,
    write_note,
)
from lms.pages.services.texts import discard_draft, publish_page, restore_version, save_draft

__all__ = [
    "NewReport",
    "answer_report",
    "change_state",
    "discard_draft",
    "publish_page",
    "report_barrier",
    "restore_version",
    "save_draft",
    "take_announcement",
    "write_note",
]
