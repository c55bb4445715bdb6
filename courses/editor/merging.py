"""Two versions of a text, written at the same time, brought together piece by piece. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum


class Pick(StrEnum):
    """Which version of a piece is taken."""

    MINE = "mine"
    THEIRS = "theirs"
    BOTH = "both"


@dataclass(frozen=True)
class Piece:
    """A stretch of lines. Where the two agree, `mine` is all there is to it.

    `proposed` is the side that alone has changed since both began; None where both have, or nobody
    knows from what they began.
    """

    mine: str
    theirs: str
    proposed: Pick | None = None

    @property
    def is_agreed(self) -> bool:
        """Whether there is nothing to choose."""
        return self.mine == self.theirs


def pieces_of(mine: str, theirs: str, *, base: str | None = None) -> list[Piece]:
    """The pieces of both versions in order; `base` is the text that both began from."""
    own, other = mine.splitlines(keepends=True), theirs.splitlines(keepends=True)
    own_base = _Origin.of(own, base)
    other_base = _Origin.of(other, base)
    pieces = []
    steps = SequenceMatcher(None, own, other, autojunk=False).get_opcodes()
    for tag, first, last, from_, to in steps:
        piece = Piece("".join(own[first:last]), "".join(other[from_:to]))
        if tag != "equal":
            proposed = _proposed(own_base, (first, last), other_base, (from_, to))
            piece = Piece(piece.mine, piece.theirs, proposed)
        pieces.append(piece)
    return pieces


def merged(pieces: Sequence[Piece], picks: Mapping[int, Pick]) -> str:
    """The text made of the picked versions; without a pick what is proposed, else mine."""
    return "".join(
        _taken(piece, picks.get(number) or piece.proposed or Pick.MINE)
        for number, piece in enumerate(pieces)
    )


def _taken(piece: Piece, pick: Pick) -> str:
    if piece.is_agreed or pick is Pick.MINE:
        return piece.mine
    if pick is Pick.THEIRS:
        return piece.theirs
    gap = "" if piece.mine.endswith("\n") or not piece.mine else "\n"
    return f"{piece.mine}{gap}{piece.theirs}"


def _proposed(
    own: "_Origin | None", own_span: tuple[int, int], other: "_Origin | None", span: tuple[int, int]
) -> Pick | None:
    if own is None or other is None:
        return None
    own_kept, other_kept = own.is_untouched(*own_span), other.is_untouched(*span)
    if own_kept == other_kept:
        return None
    return Pick.THEIRS if own_kept else Pick.MINE


class _Origin:
    """Where the lines of a version stood in the text that it began from."""

    def __init__(self, lines: Sequence[str], base: Sequence[str]) -> None:
        matcher = SequenceMatcher(None, lines, base, autojunk=False)
        self._place = {-1: -1, len(lines): len(base)}
        for block in matcher.get_matching_blocks():
            for offset in range(block.size):
                self._place[block.a + offset] = block.b + offset

    @classmethod
    def of(cls, lines: Sequence[str], base: str | None) -> "_Origin | None":
        return None if base is None else cls(lines, base.splitlines(keepends=True))

    def is_untouched(self, first: int, last: int) -> bool:
        """Whether the lines from `first` up to `last`, and the seams around them, are as they were."""
        places = [self._place.get(line) for line in range(first - 1, last + 1)]
        start = places[0]
        return start is not None and places == list(range(start, start + len(places)))
