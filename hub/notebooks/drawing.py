"""A notebook as Markdown, for our renderer: what it says is sanitised like every text, nothing of it runs.

Outputs are left out, or of them what is plain text: they may hold whatever HTML somebody put there.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from hub.grading.engine.notebook import Cell, storable

SHORTEST_FENCE = 3
MOST_CHARACTERS = 200_000
"""Rendering takes time; the whole is in the file."""


def as_markdown(cells: Iterable[Cell], *, outputs: bool = False) -> str:
    """Text cells as they are, code in fences that its own backticks can't close."""
    drawn: list[str] = []
    left = MOST_CHARACTERS
    for cell in cells:
        for part in _parts(cell, outputs=outputs):
            drawn.append(part if len(part) <= left else "…")
            left -= len(part)
        if left < 0:
            break
    return "\n\n".join(drawn)


def _parts(cell: Cell, *, outputs: bool) -> Iterator[str]:
    if not cell.source.strip():
        return
    if cell.type == "markdown":
        yield cell.source.strip()
        return
    yield _fenced(cell.source, language="python" if cell.is_code else "text")
    if outputs and (printed := "".join(_printed(cell.raw.get("outputs")))).strip():
        yield _fenced(printed, language="text")


def _printed(outputs: Any) -> Iterator[str]:
    for output in outputs if isinstance(outputs, list) else ():
        shown = output if isinstance(output, dict) else {}
        data = shown.get("data")
        text = shown.get("text") or (data.get("text/plain") if isinstance(data, dict) else "")
        lines = text if isinstance(text, list) else [text]
        yield "".join(storable(line) for line in lines if isinstance(line, str)).rstrip("\n") + "\n"


def _fenced(source: str, *, language: str) -> str:
    fence = "`" * max(SHORTEST_FENCE, _longest_run(source) + 1)
    return f"{fence}{language}\n{source.rstrip()}\n{fence}"


def _longest_run(source: str) -> int:
    longest = run = 0
    for character in source:
        run = run + 1 if character == "`" else 0
        longest = max(longest, run)
    return longest
