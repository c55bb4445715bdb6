"""The kinds of unit this installation knows, filled by their rooms when Django starts."""

from typing import Any

from courses.activities.contract import ActivityKind

_kinds: dict[str, ActivityKind[Any]] = {}


class UnknownKind(LookupError):
    """A unit names a kind that no room has registered."""


def register(kind: ActivityKind[Any]) -> None:
    """Add `kind`; a second one of the same key replaces the first."""
    _kinds[kind.key] = kind


def kind_of(key: str) -> ActivityKind[Any]:
    """The kind registered as `key`. Raises UnknownKind."""
    try:
        return _kinds[key]
    except KeyError:
        raise UnknownKind(key) from None


def kinds() -> list[ActivityKind[Any]]:
    """All kinds, by key."""
    return [_kinds[key] for key in sorted(_kinds)]
