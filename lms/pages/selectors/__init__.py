"""Reading pages and reports."""

from lms.pages.selectors.reports import (
    ReportRow,
    counts_for_staff,
    handled_report,
    report_page,
    row_of,
    sent_report,
    staff_to_tell,
)
from lms.pages.selectors.texts import (
    EditedText,
    OverviewEntry,
    ShownPage,
    edited_text,
    overview,
    readable_versions,
    shown_page,
    shown_version,
    text_key,
    version_to_read,
)

__all__ = [
    "EditedText",
    "OverviewEntry",
    "ReportRow",
    "ShownPage",
    "counts_for_staff",
    "edited_text",
    "handled_report",
    "overview",
    "readable_versions",
    "report_page",
    "row_of",
    "sent_report",
    "shown_page",
    "shown_version",
    "staff_to_tell",
    "text_key",
    "version_to_read",
]
