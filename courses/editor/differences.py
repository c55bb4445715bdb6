"""What two texts have in common and what not, word by word. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_WORD = re.compile(r"\w+|\s+|[^\w\s]")
MOST_LINES = 3_000
MOST_WORDS = 4_000
"""Beyond these numbers a comparison is coarser, so that it stays quick."""
LINES_AROUND = 3


class Change(StrEnum):
    """What became of a stretch of text."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"
    SKIPPED = "skipped"


@dataclass(frozen=True)
class Run:
    """A stretch of text. `lines` counts those left out of a skipped one."""

    change: Change
    text: str
    lines: int = 0


def difference(old: str, new: str) -> list[Run]:
    """The way from `old` to `new`: without what was added it spells `old`, without what was removed `new`."""
    before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    runs: list[Run] = []
    for tag, first, last, from_, to in _steps(before, after, most=MOST_LINES):
        removed, added = "".join(before[first:last]), "".join(after[from_:to])
        if tag == "equal":
            runs.append(Run(Change.SAME, removed))
        else:
            runs += _words(removed, added)
    return _joined(runs)


def _words(removed: str, added: str) -> Iterator[Run]:
    before, after = _WORD.findall(removed), _WORD.findall(added)
    if not removed or not added or max(len(before), len(after)) > MOST_WORDS:
        yield from _pair(removed, added)
        return
    for tag, first, last, from_, to in _steps(before, after, most=MOST_WORDS):
        if tag == "equal":
            yield Run(Change.SAME, "".join(before[first:last]))
        else:
            yield from _pair("".join(before[first:last]), "".join(after[from_:to]))


def _steps(
    before: Sequence[str], after: Sequence[str], *, most: int
) -> Sequence[tuple[str, int, int, int, int]]:
    is_long = max(len(before), len(after)) > most
    return SequenceMatcher(None, before, after, autojunk=is_long).get_opcodes()


def _pair(removed: str, added: str) -> Iterator[Run]:
    if removed:
        yield Run(Change.REMOVED, removed)
    if added:
        yield Run(Change.ADDED, added)


def _joined(runs: Sequence[Run]) -> list[Run]:
    """Neighbours of one kind become one run."""
    joined: list[Run] = []
    for run in runs:
        if joined and joined[-1].change == run.change:
            joined[-1] = Run(run.change, joined[-1].text + run.text)
        else:
            joined.append(run)
    return joined


def shortened(runs: Sequence[Run], *, around: int = LINES_AROUND) -> list[Run]:
    """Long stretches without a change, left out but for some lines next to a change."""
    shown: list[Run] = []
    for index, run in enumerate(runs):
        if run.change is not Change.SAME:
            shown.append(run)
            continue
        shown += _shortened(run, around if index else 0, around if index < len(runs) - 1 else 0)
    return shown


def _shortened(run: Run, head: int, tail: int) -> Iterator[Run]:
    lines = run.text.splitlines(keepends=True)
    left_out = len(lines) - head - tail
    if left_out <= 1:
        yield run
        return
    if head:
        yield Run(Change.SAME, "".join(lines[:head]))
    yield Run(Change.SKIPPED, "", left_out)
    if tail:
        yield Run(Change.SAME, "".join(lines[-tail:]))
