"""Bringing rows to wanted values, writing only what differs."""

from collections.abc import Iterable
from typing import Any

from django.db import models


def bring(row: models.Model, **values: Any) -> bool:
    """Set what differs on `row`, without saving; tells whether anything did."""
    different = {name: value for name, value in values.items() if getattr(row, name) != value}
    for name, value in different.items():
        setattr(row, name, value)
    return bool(different)


def bring_pairs(
    through: Any, *, names: tuple[str, str], present: Any, wanted: Iterable[tuple[int, int]]
) -> set[int]:
    """Make the rows of a many-to-many table equal `wanted`; returns the first ids of what changed.

    `names` are the two columns, `present` the queryset of rows to compare with.
    """
    wanted = set(wanted)
    found = {(row[0], row[1]): row[2] for row in present.values_list(*names, "pk")}
    gone = [pk for pair, pk in found.items() if pair not in wanted]
    new = sorted(wanted - found.keys())
    through.objects.filter(pk__in=gone).delete()
    through.objects.bulk_create([through(**dict(zip(names, pair, strict=True))) for pair in new])
    return {pair[0] for pair in (*new, *(found.keys() - wanted))}
