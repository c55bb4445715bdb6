"""A notebook as Markdown, for our renderer: what it says is sanitised like every text, nothing of it runs.

Outputs are left out: they may hold whatever HTML somebody put there.
"""

from collections.abc import Iterable

from hub.grading.engine.notebook import Cell

SHORTEST_FENCE = 3
MOST_CHARACTERS = 200_000
"""Rendering takes time; the whole is in the file."""


def as_markdown(cells: Iterable[Cell]) -> str:
    """Text cells as they are, code in fences that its own backticks can't close."""
    drawn: list[str] = []
    left = MOST_CHARACTERS
    for cell in cells:
        if cell.source.strip():
            drawn.append(_drawn(cell) if len(cell.source) <= left else "…")
            left -= len(cell.source)
        if left < 0:
            break
    return "\n\n".join(drawn)


def _drawn(cell: Cell) -> str:
    if cell.type == "markdown":
        return cell.source.strip()
    fence = "`" * max(SHORTEST_FENCE, _longest_run(cell.source) + 1)
    return f"{fence}{'python' if cell.is_code else 'text'}\n{cell.source.rstrip()}\n{fence}"


def _longest_run(source: str) -> int:
    longest = run = 0
    for character in source:
        run = run + 1 if character == "`" else 0
        longest = max(longest, run)
    return longest
