"""What learners answered, question by question. Pure: rows in, a flat tree out.

Of each learner the latest answer to each part counts. Parts stand below the content that holds them.
"""

import statistics
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from courses.h5p.engine.answers import answered, is_right
from courses.h5p.engine.statements import Interaction

ANSWERING = frozenset({"answered", "completed", "passed", "failed", "scored"})
MOST_ANSWERS = 50
DEEPEST = 12


@dataclass(frozen=True)
class AnswerRow:
    """A statement, as far as reports are about it. `learner` is any key that tells people apart."""

    learner: int
    verb: str
    sub_content_id: str
    parent_id: str
    raw_score: float | None
    max_score: float | None
    success: bool | None
    response: str | None
    duration_seconds: float | None
    interaction: Interaction


@dataclass(frozen=True)
class AnswerCount:
    """An answer in words and how many gave it."""

    words: tuple[str, ...]
    people: int
    is_right: bool | None


@dataclass(frozen=True)
class PartReport:
    """A (sub-)question. Shares are 0 to 1, None where nothing is right or wrong."""

    sub_content_id: str
    question: str
    kind: str
    people: int
    share_right: float | None
    median_seconds: float | None
    answers: tuple[AnswerCount, ...]
    depth: int

    @property
    def percent_right(self) -> int | None:
        """The share in whole percent, for people."""
        return None if self.share_right is None else round(self.share_right * 100)

    @property
    def seconds(self) -> int | None:
        """The median in whole seconds, for people."""
        return None if self.median_seconds is None else round(self.median_seconds)


def report_of(rows: Iterable[AnswerRow]) -> list[PartReport]:
    """All parts that somebody answered, each below the one that holds it, in the order of first answers."""
    latest: dict[str, dict[int, AnswerRow]] = defaultdict(dict)
    for row in rows:
        if row.verb in ANSWERING:
            latest[row.sub_content_id][row.learner] = row
    parents = {part: next(iter(by.values())).parent_id for part, by in latest.items()}
    return [
        _part(part, list(latest[part].values()), depth=depth)
        for part, depth in _in_order(list(latest), parents)
    ]


def _in_order(parts: Sequence[str], parents: Mapping[str, str]) -> list[tuple[str, int]]:
    """The parts depth first; one whose parent nobody answered stands at the top."""
    below: dict[str | None, list[str]] = defaultdict(list)
    for part in parts:
        parent = parents[part]
        holder = parent if part and parent in parents and parent != part else None
        below["" if holder is None and part and "" in parents else holder].append(part)
    ordered: list[tuple[str, int]] = []
    waiting = [(part, 0) for part in reversed(below[None])]
    while waiting:
        part, depth = waiting.pop()
        ordered.append((part, depth))
        waiting += [
            (inner, min(depth + 1, DEEPEST)) for inner in reversed(below[part]) if inner != part
        ]
    return ordered


def _part(part: str, rows: Sequence[AnswerRow], *, depth: int) -> PartReport:
    asked = rows[-1].interaction
    rights = [right for row in rows if (right := _was_right(row)) is not None]
    seconds = [row.duration_seconds for row in rows if row.duration_seconds is not None]
    return PartReport(
        sub_content_id=part,
        question=asked.question or asked.name,
        kind=asked.kind,
        people=len(rows),
        share_right=sum(rights) / len(rights) if rights else None,
        median_seconds=statistics.median(seconds) if seconds else None,
        answers=_answers(rows),
        depth=depth,
    )


def _was_right(row: AnswerRow) -> bool | None:
    if row.success is not None:
        return row.success
    if row.raw_score is None or not row.max_score:
        return None
    return row.raw_score >= row.max_score


def _answers(rows: Sequence[AnswerRow]) -> tuple[AnswerCount, ...]:
    given = Counter(
        (answered(row.interaction, row.response), is_right(row.interaction, row.response))
        for row in rows
        if row.response
    )
    return tuple(
        AnswerCount(words, people, right)
        for (words, right), people in given.most_common(MOST_ANSWERS)
    )
