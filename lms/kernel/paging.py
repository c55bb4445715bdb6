"""Paging by key: a page says where the next one starts, so nothing is counted or skipped."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.core import signing
from django.db.models import Model, Q, QuerySet

Row = TypeVar("Row", bound=Model)

_AFTER = ("gt", "lt")
_SALT = "lernhub.paging"


@dataclass(frozen=True)
class Page(Generic[Row]):
    """Some rows and, if there are more, the key that leads on."""

    rows: Sequence[Row]
    next_key: str | None


def page_of(queryset: QuerySet[Row], *, by: str, key: str | None, size: int) -> Page[Row]:
    """Up to `size` rows in ascending order of (`by`, pk), starting after `key`; with "-" descending.

    `by` names a field or annotation that is never null: a text, a number or a moment. A `key` that
    was tampered with, or belongs to another order, starts from the beginning.
    """
    name, sign, after = by.removeprefix("-"), "-" * by.startswith("-"), _AFTER[by.startswith("-")]
    ordered = queryset.order_by(by, f"{sign}pk")
    if (start := _unpacked(key, by=by)) is not None:
        value, pk = start
        beyond = Q(**{f"{name}__{after}": value}) | Q(**{name: value, f"pk__{after}": pk})
        ordered = ordered.filter(beyond)
    rows = list(ordered[: size + 1])
    if len(rows) <= size:
        return Page(rows, None)
    last = rows[size - 1]
    return Page(rows[:size], _packed(getattr(last, name), last.pk, by=by))


def _packed(value: Any, pk: int, *, by: str) -> str:
    """The key after a row. JSON knows no moments, so they travel as text, to the microsecond."""
    is_moment = isinstance(value, datetime.datetime)
    return signing.dumps((by, value.isoformat() if is_moment else value, is_moment, pk), salt=_SALT)


def _unpacked(key: str | None, *, by: str) -> tuple[Any, int] | None:
    """Value and primary key out of `key`; None without a key that was made for this order."""
    if not key:
        return None
    try:
        made_for, value, is_moment, pk = signing.loads(key, salt=_SALT)
    except (signing.BadSignature, ValueError):
        return None
    if made_for != by:
        return None
    return (datetime.datetime.fromisoformat(value) if is_moment else value), pk
