"""The records of processing (Art. 30 GDPR) as files, and the measures that protect all of it."""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lms.kernel import spreadsheet
from lms.kernel.personal_data import Erasure
from lms.kernel.spreadsheet import Cell
from lms.privacy.selectors.oversight import Record

MEASURES = (
    gettext_lazy("Passwords are stored as slow hashes; attempts to sign in are limited."),
    gettext_lazy(
        "Who may see what is asked at every request; pupils have no names outside their class."
    ),
    gettext_lazy("Every change is logged: who, what, when; without contents."),
    gettext_lazy("No request to third parties, no tracking, no cookie that needs consent."),
    gettext_lazy(
        "Uploads are checked by content and can’t run; place and time go out of pictures and MP4 films."
    ),
    gettext_lazy("The platform itself sends nothing to countries outside of the European Union."),
    gettext_lazy(
        "Data goes by rules every day; erasing an account is proved by a test over all tables."
    ),
)
"""Technical and organisational measures (Art. 32 GDPR) that the platform itself brings along."""

TO_BE_CHECKED = (
    gettext_lazy(
        "The legal bases are a proposal for a public body in Lower Saxony: is running this platform one of"
        " your tasks (§ 3 NDSG), and is consent needed for nothing?"
    ),
    gettext_lazy(
        "§ 31 (1) NSchG speaks of schools, school authorities and the bodies that maintain schools, and of"
        " pupils and their guardians: as which of them do you act, for the schools (Art. 28 GDPR) or"
        " together with them (Art. 26 GDPR)?"
    ),
    gettext_lazy(
        "Teachers and staff learn in their employment: do § 12 NDSG and § 88 NBG apply, and does the"
        " staff council have a say?"
    ),
    gettext_lazy("Is a data protection impact assessment needed (Art. 35 GDPR)?"),
    gettext_lazy(
        "Who runs the server, the mail and the copies of the backups: name them as recipients (Art. 28"
        " GDPR), with the country."
    ),
)
"""What the platform cannot know; whoever is responsible decides it."""


@dataclass(frozen=True)
class FileFormat:
    """How the records are written, and what that is called."""

    media_type: str
    text: Callable[[Sequence[Record]], str]


def _as_csv(records: Iterable[Record]) -> str:
    """For spreadsheets."""
    head = (
        _("Activity"),
        _("Purpose"),
        _("Legal basis"),
        _("People"),
        _("Kinds of data"),
        _("Recipients"),
        _("Retention"),
    )
    return "".join(spreadsheet.lines(head, map(_cells, records)))


def _cells(record: Record) -> list[Cell]:
    about = record.activity
    texts = (about.title, about.purpose, about.legal_basis, about.people)
    return [
        *map(str, texts),
        ", ".join(record.categories),
        str(about.recipients),
        str(about.retention),
    ]


def _as_json(records: Iterable[Record]) -> str:
    whole = {
        "controller": settings.LERNHUB_CENTRE_NAME,
        "activities": [as_data(record) for record in records],
        "measures": [str(measure) for measure in MEASURES],
        "to_be_checked": [str(question) for question in TO_BE_CHECKED],
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
