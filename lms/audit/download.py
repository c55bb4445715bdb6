"""The log as a file: a table for spreadsheets, or one JSON object a line for programs."""

import datetime
import json
from collections.abc import Iterable, Iterator
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from lms.audit.selectors import Line
from lms.kernel import spreadsheet
from lms.kernel.spreadsheet import Cell


def as_table(lines: Iterable[Line]) -> Iterator[str]:
    """CSV, in the language that is active now."""
    head = [_("When"), _("Who"), _("What"), _("Action"), _("Thing"), _("Id"), _("Details")]
    return spreadsheet.lines(head, (_cells(line) for line in lines))


def as_json_lines(lines: Iterable[Line]) -> Iterator[str]:
    """JSON Lines (jsonlines.org)."""
    return (json.dumps(as_json(line), ensure_ascii=False) + "\n" for line in lines)


def as_json(line: Line) -> dict[str, Any]:
    """One entry for programs; people by user name."""
    return {
        "at": line.at.isoformat(),
        "actor": line.actor.username if line.actor else None,
        "action": line.action,
        "target_type": line.target_type,
        "target_id": line.target_id,
        "details": line.details,
    }


def _cells(line: Line) -> list[Cell]:
    details = ", ".join(f"{name}: {value}" for name, value in line.details.items())
    return [
        _local(line.at),
        line.actor.username if line.actor else "",
        line.action_name,
        line.action,
        line.target_name,
        line.target_id,
        details,
    ]


def _local(moment: datetime.datetime) -> datetime.datetime:
    return timezone.localtime(moment)
