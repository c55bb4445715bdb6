"""How long things are kept: rules that rooms register and that run every day."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from lms.kernel.personal_data import Text

Rows = Callable[[datetime.datetime], "QuerySet[Any]"]


@dataclass(frozen=True)
class RetentionRule:
    """One rule. What is older than `days` goes; None switches it off unless a setting says otherwise.

    `count(limit)` tells how much there is from before the moment `limit`; `remove(limit, most)` takes away
    up to `most` of it, the same again when called again, and tells how much it took.
    """

    name: str
    label: Text
    ground: Text
    days: int | None
    count: Callable[[datetime.datetime], int]
    remove: Callable[[datetime.datetime, int], int]


def rule_for_rows(
    rows: Rows, *, name: str, label: Text, ground: Text, days: int | None
) -> RetentionRule:
    """A rule whose old things are plain rows: those that `rows(limit)` yields are deleted."""

    def remove(limit: datetime.datetime, most: int) -> int:
        with transaction.atomic():
            found = rows(limit)
            keys = list(found.order_by("pk").values_list("pk", flat=True)[:most])
            found.model._base_manager.filter(pk__in=keys).delete()  # noqa: SLF001
        return len(keys)

    return RetentionRule(
        name=name,
        label=label,
        ground=ground,
        days=days,
        count=lambda limit: rows(limit).count(),
        remove=remove,
    )


_rules: dict[str, RetentionRule] = {}


def register(*rules: RetentionRule) -> None:
    """Add `rules`; a second one of the same name replaces the first."""
    for rule in rules:
        _rules[rule.name] = rule


def rules() -> list[RetentionRule]:
    """All rules, rooms below first."""
    return list(_rules.values())
