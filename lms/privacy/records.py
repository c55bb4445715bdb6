"""The records of processing (Art. 30 GDPR) as files, and the measures that protect all of it."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lms.kernel.personal_data import Erasure
from lms.privacy.selectors.oversight import Record

MEASURES = (
    gettext_lazy("Passwords are stored as slow hashes; attempts to sign in are limited."),
    gettext_lazy(
        "Who may see what is asked at every request; pupils have no names outside their class."
    ),
    gettext_lazy("Every change is logged: who, what, when; without contents."),
    gettext_lazy("No request to third parties, no tracking, no cookie that needs consent."),
    gettext_lazy(
        "Uploads are checked by content and can’t run; place and camera are taken out of pictures."
    ),
    gettext_lazy(
        "Data goes by rules every day; erasing an account is proved by a test over all tables."
    ),
)
"""Technical and organisational measures (Art. 32 GDPR) that the platform itself brings along."""


@dataclass(frozen=True)
class FileFormat:
    """How the records are written, and what that is called."""

    media_type: str
    text: Callable[[Sequence[Record]], str]


def _as_csv(records: Iterable[Record]) -> str:
    """For spreadsheets: semicolons, and the mark by which they recognise UTF-8."""
    file = io.StringIO()
    file.write("\N{BYTE ORDER MARK}")
    writer = csv.writer(file, delimiter=";")
    writer.writerow(
        [
            _("Activity"),
            _("Purpose"),
            _("Legal basis"),
            _("People"),
            _("Kinds of data"),
            _("Recipients"),
            _("Retention"),
        ]
    )
    for record in records:
        about = record.activity
        categories = ", ".join(record.categories)
        row = [about.title, about.purpose, about.legal_basis, about.people, categories]
        writer.writerow([*row, about.recipients, about.retention])
    return file.getvalue()


def _as_json(records: Iterable[Record]) -> str:
    whole = {
        "controller": settings.LERNHUB_CENTRE_NAME,
        "activities": [as_data(record) for record in records],
        "measures": [str(measure) for measure in MEASURES],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2)


def as_data(record: Record) -> dict[str, object]:
    """One activity with its tables, for machines."""
    about = record.activity
    return {
        "name": about.name,
        "title": str(about.title),
        "purpose": str(about.purpose),
        "legal_basis": str(about.legal_basis),
        "people": str(about.people),
        "recipients": str(about.recipients),
        "retention": str(about.retention),
        "tables": [
            {
                "label": str(table.label),
                "table": table.model._meta.label,  # noqa: SLF001
                "retention": str(table.retention or about.retention),
                "on_erasure": Erasure(table.on_erasure).value,
            }
            for table in record.tables
        ],
    }


FORMATS = {
    "csv": FileFormat("text/csv; charset=utf-8", _as_csv),
    "json": FileFormat("application/json", _as_json),
}
