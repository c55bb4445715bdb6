"""nbgrader's regions inside a cell: solutions and hidden tests, between two comments."""

from dataclasses import dataclass

SOLUTION = ("### BEGIN SOLUTION", "### END SOLUTION")
HIDDEN_TESTS = ("### BEGIN HIDDEN TESTS", "### END HIDDEN TESTS")
MARK_SCHEME = ("=== BEGIN MARK SCHEME ===", "=== END MARK SCHEME ===")
CODE_STUB = ("# YOUR CODE HERE", "raise NotImplementedError()")
TEXT_STUB = "YOUR ANSWER HERE"


class OpenRegion(Exception):
    """A marker without its partner; the message is the marker, `line` counts from 1."""

    def __init__(self, marker: str, line: int) -> None:
        self.line = line
        super().__init__(marker)


@dataclass(frozen=True)
class Region:
    """Lines `first` to `last`, counted from 0, the markers included."""

    first: int
    last: int
    indent: str

    def holds(self, line: int) -> bool:
        """Whether the line, counted from 1, lies inside."""
        return self.first <= line - 1 <= self.last


def regions(source: str, markers: tuple[str, str]) -> tuple[Region, ...]:
    """All regions between these markers. Raises OpenRegion."""
    found: list[Region] = []
    begun: Region | None = None
    for number, line in enumerate(source.split("\n")):
        begins, ends = markers[0] in line, markers[1] in line
        if begins and begun is None:
            begun = Region(number, number, line[: len(line) - len(line.lstrip())])
        elif ends and begun is not None:
            found.append(Region(begun.first, number, begun.indent))
            begun = None
        elif begins or ends:
            raise OpenRegion(markers[0] if begins else markers[1], number + 1)
    if begun is not None:
        raise OpenRegion(markers[0], begun.first + 1)
    return tuple(found)


def replaced(source: str, markers: tuple[str, str], stub: tuple[str, ...] = ()) -> str:
    """`source` without what stands between the markers; each region leaves `stub`."""
    lines = source.split("\n")
    for region in reversed(regions(source, markers)):
        lines[region.first : region.last + 1] = [region.indent + line for line in stub]
    return "\n".join(lines)
