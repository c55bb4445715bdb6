"""What can be found: rooms say how to read the searchable text of their things."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db import models
from django.utils.functional import Promise


@dataclass(frozen=True)
class Findable:
    """One kind of thing: its label, its rows, and the text of each row."""

    name: str
    label: str | Promise
    queryset: Callable[[], models.QuerySet[models.Model]]
    text_of: Callable[[models.Model], Iterable[str]]


_findables: dict[str, Findable] = {}


def register(findable: Findable) -> None:
    """Add `findable`; a second one of the same name replaces the first."""
    _findables[findable.name] = findable


def registered() -> list[Findable]:
    """All kinds of findable things."""
    return list(_findables.values())
