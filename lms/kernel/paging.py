"""Paging by key: a page says where the next one starts, so nothing is counted or skipped."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.core import signing
from django.db.models import Model, Q, QuerySet

Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True)
class Page(Generic[Row]):
    """Some rows and, if there are more, the key that leads on."""

    rows: Sequence[Row]
    next_key: str | None


def page_of(queryset: QuerySet[Row], *, by: str, key: str | None, size: int) -> Page[Row]:
    """Up to `size` rows in ascending order of (`by`, pk), starting after `key`.

    A `key` that was tampered with starts from the beginning.
    """
    ordered = queryset.order_by(by, "pk")
    if key:
        try:
            value, pk = signing.loads(key, salt="lernhub.paging")
        except signing.BadSignature:
            pass
        else:
            ordered = ordered.filter(Q(**{f"{by}__gt": value}) | Q(**{by: value, "pk__gt": pk}))
    rows = list(ordered[: size + 1])
    if len(rows) <= size:
        return Page(rows, None)
    last = rows[size - 1]
    value = getattr(last, by)
    return Page(rows[:size], signing.dumps((value, last.pk), salt="lernhub.paging"))
