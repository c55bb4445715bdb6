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

    @property
    def preset(self) -> Pick:
        """What is taken as long as nobody chooses: what is proposed; words rather than none; mine."""
        if self.proposed is not None:
            return self.proposed
        return Pick.MINE if self.mine.strip() or not self.theirs.strip() else Pick.THEIRS


def pieces_of(mine: str, theirs: str, *, base: str | None = None) -> list[Piece]:
    """The pieces of both versions in order, each line with an end; `base` is what both began from."""
    own, other = _lines(mine), _lines(theirs)
    alone = _alone(own, other, None if base is None else _lines(base))
    own_base = _Origin.of(own, base)
    other_base = _Origin.of(other, base)
    pieces = []
    steps = SequenceMatcher(None, own, other, autojunk=False).get_opcodes()
    for tag, first, last, from_, to in steps:
        piece = Piece("".join(own[first:last]), "".join(other[from_:to]))
        if tag != "equal":
            proposed = alone or _proposed(own_base, (first, last), other_base, (from_, to))
            piece = Piece(piece.mine, piece.theirs, proposed)
        pieces.append(piece)
    return pieces


def merged(pieces: Sequence[Piece], picks: Mapping[int, Pick]) -> str:
    """The text made of the picked versions, or of what is preset."""
    return "".join(
        _taken(piece, picks.get(number) or piece.preset) for number, piece in enumerate(pieces)
    )


def _lines(text: str) -> list[str]:
    """Whether the last line has an end says nothing about its words, so it gets one."""
    whole = text if not text or text.endswith("\n") else f"{text}\n"
    return whole.splitlines(keepends=True)


def _taken(piece: Piece, pick: Pick) -> str:
    if piece.is_agreed or pick is Pick.MINE:
        return piece.mine
    if pick is Pick.THEIRS:
        return piece.theirs
    return piece.mine + piece.theirs


def _alone(own: list[str], other: list[str], base: list[str] | None) -> Pick | None:
    """Which side has written at all, where it is only one."""
    if base is None or (own == base) == (other == base):
        return None
    return Pick.THEIRS if own == base else Pick.MINE


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
        return None if base is None else cls(lines, _lines(base))

    def is_untouched(self, first: int, last: int) -> bool:
        """Whether the lines from `first` up to `last`, and the seams around them, are as they were."""
        places = [self._place.get(line) for line in range(first - 1, last + 1)]
        start = places[0]
        return start is not None and places == list(range(start, start + len(places)))
