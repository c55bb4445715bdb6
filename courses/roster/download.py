"""The roster as a table for spreadsheets."""

import datetime
from collections.abc import Iterable, Iterator, Mapping

from django.utils import timezone

from courses.roster.selectors import RosterRow
from courses.roster.stuck import LearnerState
from courses.roster.words import COLUMNS, STATE_LABELS
from lms.kernel import spreadsheet
from lms.kernel.spreadsheet import Cell


def file_lines(rows: Iterable[RosterRow]) -> Iterator[str]:
    """The file, line by line, in the language that is active now.

    The words are fetched here and not while the file is sent, when no language is chosen any more.
    """
    head = [str(column) for column in COLUMNS]
    words = {state: str(label) for state, label in STATE_LABELS.items()}
    return spreadsheet.lines(head, (_cells(row, words=words) for row in rows))


def _cells(row: RosterRow, *, words: Mapping[LearnerState, str]) -> list[Cell]:
    return [
        row.name,
        "; ".join(row.places),
        words[row.state],
        row.units_done,
        row.units_total,
        row.percent,
        _local(row.last_active_at),
        row.stuck_on.title if row.stuck_on else None,
        row.stuck_days if row.stuck_on else None,
        _local(row.enrolled_at),
        _local(row.finished_at),
        _local(row.left_at),
    ]


def _local(moment: datetime.datetime | None) -> datetime.datetime | None:
    return timezone.localtime(moment) if moment else None
