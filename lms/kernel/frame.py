"""What the frame of each page wants to know of the person who has signed in: one query for all of it.

Rooms register rows each: those of a person who writes courses, the number of answers she has not read.
The first who wants to know one thing asks for all, as a union of small selects: cheaper than conditions.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.db.models import QuerySet, Value
from django.http import HttpRequest

Rows = Callable[[Any], QuerySet[Any, Any]]
"""Given the person, rows with a `number`, in no order; equal ones count once."""

_rows: dict[str, Rows] = {}


def register(name: str, rows: Rows) -> None:
    """Add `rows`; a second one of the same name replaces the first."""
    _rows[name] = rows


def number_of(request: HttpRequest, name: str) -> int | None:
    """The number for who asks for the page; None where there is no row, as for all visitors."""
    if not request.user.is_authenticated:
        return None
    numbers: Mapping[str, int] | None = getattr(request, "_frame_numbers", None)
    if numbers is None:
        numbers = _numbers(request.user)
        request._frame_numbers = numbers  # type: ignore[attr-defined]  # noqa: SLF001
    return numbers.get(name)


def _numbers(person: Any) -> Mapping[str, int]:
    selects = [
        rows(person).annotate(frame_name=Value(name)).values_list("frame_name", "number")
        for name, rows in _rows.items()
    ]
    if not selects:
        return {}
    first, *others = selects
    return dict(first.union(*others) if others else first)
