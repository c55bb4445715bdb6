"""Covers: drawings of Fröbel's building blocks, made from a seed such as a course's slug.

The same seed always gives the same drawing. Squares, circles, quarter and half circles and triangles
stand on a lattice of 8 units, in up to four paths: a (the many), b (the few), c (one or two accents)
and e (chalk, only on the board). Colours come from the style sheet, so both themes share a drawing.
"""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

HUES = ("mint", "sky", "lilac", "coral", "sun", "board")
_HUES_BY_CHANCE = HUES[:5]

Shape = Callable[[int, int, int], str]
Item = TypeVar("Item")


def _quarter(x: int, y: int, turn: int) -> str:
    return (
        f"M{x} {y}h8a8 8 0 0 1-8 8z",
        f"M{x + 8} {y}v8a8 8 0 0 1-8-8z",
        f"M{x + 8} {y + 8}h-8a8 8 0 0 1 8-8z",
        f"M{x} {y + 8}v-8a8 8 0 0 1 8 8z",
    )[turn]


def _half(x: int, y: int, turn: int) -> str:
    return (
        f"M{x} {y + 8}a4 4 0 0 1 8 0z",
        f"M{x} {y}a4 4 0 0 1 0 8z",
        f"M{x} {y}a4 4 0 0 0 8 0z",
        f"M{x + 8} {y}a4 4 0 0 0 0 8z",
    )[turn]


def _triangle(x: int, y: int, turn: int) -> str:
    return (
        f"M{x} {y}h8l-8 8z",
        f"M{x + 8} {y}v8l-8-8z",
        f"M{x + 8} {y + 8}h-8l8-8z",
        f"M{x} {y + 8}v-8l8 8z",
    )[turn]


def _square(x: int, y: int, _turn: int) -> str:
    return f"M{x} {y}h8v8h-8z"


def _circle(x: int, y: int, _turn: int) -> str:
    return f"M{x} {y + 4}a4 4 0 1 0 8 0a4 4 0 1 0-8 0z"


@dataclass(frozen=True)
class Family:
    """Which shapes a kind of thing is drawn with; a shape named twice comes up twice as often."""

    shapes: tuple[Shape, ...]
    fill_percent: int
    fades_in: bool = False  # sparse at the start, dense at the end: beside a headline


FAMILIES: dict[str, Family] = {
    "quarters": Family((_quarter,) * 8 + (_square,), 72),
    "circles": Family((_circle,) * 4 + (_half,) * 4 + (_quarter,) * 3, 70),
    "triangles": Family((_triangle,) * 4 + (_quarter,) * 3 + (_square,) * 2, 72),
    "leaves": Family((_quarter,) * 9 + (_circle,), 82),
    "hero": Family((_quarter,) * 7 + (_square,) * 2 + (_circle,) * 2 + (_half,), 72, fades_in=True),
}
_FAMILIES_BY_CHANCE = ("quarters", "circles", "triangles", "leaves")
_FAMILY_OF_KIND = {
    "teachers": "quarters",
    "pupils": "circles",
    "coordinators": "triangles",
    "families": "leaves",
}


class _Dice:
    """Throws that a seed decides, the same on every machine and every version of Python."""

    def __init__(self, seed: str) -> None:
        self._bytes = self._stream(seed)

    @staticmethod
    def _stream(seed: str) -> Iterator[int]:
        block = 0
        while True:
            yield from hashlib.sha256(f"{seed}\N{NULL}{block}".encode()).digest()
            block += 1

    def below(self, sides: int) -> int:
        """A number from 0 to `sides` - 1; the tiny bias of the remainder does no harm here."""
        return (next(self._bytes) * 256 + next(self._bytes)) % sides

    def percent(self, chance: int) -> bool:
        return self.below(100) < chance

    def pick(self, items: tuple[Item, ...]) -> Item:
        return items[self.below(len(items))]


@dataclass(frozen=True)
class Cover:
    """A drawing: its hue, size in units and the outline of each class of shapes."""

    hue: str
    width: int
    height: int
    paths: dict[str, str] = field(default_factory=dict)


def draw(seed: str, *, kind: str = "", hue: str = "", columns: int = 6, rows: int = 4) -> Cover:
    """Draw the cover of `seed`. Without a known `kind` or `hue` the seed chooses among all."""
    dice = _Dice(seed)
    chosen_hue = _Dice(f"hue of {seed}").pick(_HUES_BY_CHANCE)
    chosen_family = dice.pick(_FAMILIES_BY_CHANCE)
    family_name = _FAMILY_OF_KIND.get(kind, kind if kind in FAMILIES else chosen_family)
    hue = hue if hue in HUES else chosen_hue
    return Cover(
        hue=hue,
        width=columns * 8,
        height=rows * 8,
        paths=_paths(dice, family=FAMILIES[family_name], hue=hue, columns=columns, rows=rows),
    )


def _paths(dice: _Dice, *, family: Family, hue: str, columns: int, rows: int) -> dict[str, str]:
    cells = _filled_cells(dice, family=family, columns=columns, rows=rows)
    turns = _favoured_turns(dice)
    accents = _accents(dice, cells=cells)
    outlines: dict[str, list[str]] = {"a": [], "b": [], "c": [], "e": []}
    for cell in cells:
        shape, turn = dice.pick(family.shapes), dice.pick(turns)
        name = "c" if cell in accents else _class_by_chance(dice, hue=hue)
        outlines[name].append(shape(cell[0] * 8, cell[1] * 8, turn))
    return {name: "".join(shapes) for name, shapes in outlines.items() if shapes}


def _filled_cells(
    dice: _Dice, *, family: Family, columns: int, rows: int
) -> tuple[tuple[int, int], ...]:
    """The lattice's taken cells; never three empty ones in a row unless the family fades in."""
    cells: list[tuple[int, int]] = []
    for row in range(rows):
        gap = 0
        for column in range(columns):
            chance = family.fill_percent
            if family.fades_in:
                chance = chance * min(4, column + 1) // 4
            elif gap == 2:
                chance = 100
            taken = dice.percent(chance)
            gap = 0 if taken else gap + 1
            if taken:
                cells.append((column, row))
    return tuple(cells)


def _favoured_turns(dice: _Dice) -> tuple[int, ...]:
    """Two turns carry the pattern, the others break it now and then."""
    first = dice.below(4)
    second = (first + dice.pick((1, 2, 2, 2))) % 4
    return (first,) * 4 + (second,) * 4 + (0, 1, 2, 3)


def _accents(dice: _Dice, *, cells: tuple[tuple[int, int], ...]) -> frozenset[tuple[int, int]]:
    """One accent in a small drawing, two or three in a large one, never side by side."""
    wanted = 1 + len(cells) // 16
    chosen: list[tuple[int, int]] = []
    for _ in range(wanted * 4):
        cell = dice.pick(cells) if cells else (0, 0)
        apart = all(abs(cell[0] - x) + abs(cell[1] - y) > 2 for x, y in chosen)
        if apart and len(chosen) < wanted:
            chosen.append(cell)
    return frozenset(chosen)


def _class_by_chance(dice: _Dice, *, hue: str) -> str:
    if hue == "board":
        return dice.pick(("a",) * 10 + ("b",) * 4 + ("e",) * 2)
    return dice.pick(("a",) * 11 + ("b",) * 4)
