"""What has changed between two texts: lines, and words within changed lines. No Django here."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_WORDS = re.compile(r"\s+|[^\s\w]|\w+")
LIKENESS = 0.3
"""Lines that have less in common are shown whole, one below the other."""
AROUND = 2
"""So many unchanged lines are shown before and after a change."""


class Change(StrEnum):
    """What happened to a piece of text."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True)
class Piece:
    """Some words, and what happened to them."""

    change: Change
    text: str


@dataclass(frozen=True)
class Line:
    """One line in pieces; or, with `left_out`, so many lines that did not change."""

    pieces: tuple[Piece, ...] = ()
    left_out: int = 0


def differences(old: str, new: str) -> list[Line]:
    """From `old` to `new`, line by line; long parts that stayed the same are left out."""
    before, after = old.splitlines(), new.splitlines()
    lines: list[Line] = []
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for number, (name, a, b, c, d) in enumerate(matcher.get_opcodes()):
        if name == "equal":
            is_last = b == len(before) and d == len(after)
            lines += _unchanged(before[a:b], is_first=number == 0, is_last=is_last)
        else:
            lines += _changed(before[a:b], after[c:d])
    return lines


def has_changes(lines: list[Line]) -> bool:
    """Whether anything is different."""
    return any(piece.change is not Change.SAME for line in lines for piece in line.pieces)


def _unchanged(lines: list[str], *, is_first: bool, is_last: bool) -> list[Line]:
    head = 0 if is_first else AROUND
    tail = 0 if is_last else AROUND
    left_out = len(lines) - head - tail
    if left_out < AROUND:
        return [_line(Change.SAME, text) for text in lines]
    end = len(lines) - tail
    return [
        *(_line(Change.SAME, text) for text in lines[:head]),
        Line(left_out=left_out),
        *(_line(Change.SAME, text) for text in lines[end:]),
    ]


def _line(change: Change, text: str) -> Line:
    return Line((Piece(change, text),))


def _changed(before: list[str], after: list[str]) -> Iterator[Line]:
    """Lines that face each other are compared word by word; the rest came or went whole."""
    together = min(len(before), len(after))
    for old, new in zip(before, after, strict=False):
        yield Line(tuple(_by_words(old, new)))
    yield from (_line(Change.REMOVED, text) for text in before[together:])
    yield from (_line(Change.ADDED, text) for text in after[together:])


def _by_words(old: str, new: str) -> Iterator[Piece]:
    before, after = _WORDS.findall(old), _WORDS.findall(new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    if matcher.ratio() < LIKENESS:
        yield from (Piece(Change.REMOVED, old), Piece(Change.ADDED, new))
        return
    for name, a, b, c, d in matcher.get_opcodes():
        if name == "equal":
            yield Piece(Change.SAME, "".join(before[a:b]))
            continue
        if b > a:
            yield Piece(Change.REMOVED, "".join(before[a:b]))
        if d > c:
            yield Piece(Change.ADDED, "".join(after[c:d]))
