"""Which groups of a person other programs learn of; rooms above tell."""

from collections.abc import Callable, Iterable

Groups = Callable[[int], Iterable[str]]

_sources: list[Groups] = []


def register_groups(source: Groups) -> None:
    """Let `source` name groups of the person with that primary key."""
    if source not in _sources:
        _sources.append(source)


def groups_of(person_id: int) -> frozenset[str]:
    """All groups of a person."""
    return frozenset(name for source in _sources for name in source(person_id))
