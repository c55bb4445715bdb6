"""From statements to a result.

The rule: the latest statement about the whole content that has a score wins; without one, the latest score
of each part counts, over the maximum computed from the content. `completed` is not waited for: many types
only say `answered`. `success` follows from the share when the content doesn't tell.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from courses.h5p.engine.statements import Score, Statement

PASSED_FROM = 1.0
FINISHING = frozenset({"completed", "answered", "passed", "failed", "mastered", "scored"})


class Basis(StrEnum):
    """Which statements a result rests on."""

    WHOLE = "whole"
    PARTS = "parts"


@dataclass(frozen=True)
class Outcome:
    """Points reached so far. `is_final` is False while only some of the parts have been answered."""

    score: Score
    success: bool
    basis: Basis
    is_final: bool


def clamped(score: Score, *, maximum: float | None) -> Score:
    """`score` with the maximum that the content can really give.

    What claims another maximum is brought to ours by its share: nobody gains by claiming 999 of 1.
    """
    if maximum is None or maximum <= 0 or score.most == maximum:
        return score
    return Score(score.scaled * maximum, maximum)


def outcome_of(statements: Sequence[Statement], *, maximum: float | None) -> Outcome | None:
    """The result after `statements`, oldest first; None while there is nothing to score."""
    whole = _latest(s for s in statements if s.is_root and s.score and s.score.most > 0)
    if whole is not None and whole.score is not None:
        score = clamped(whole.score, maximum=maximum)
        return Outcome(score, _succeeded(whole, score), Basis.WHOLE, whole.verb in FINISHING)
    return _of_parts(statements, maximum=maximum)


def _of_parts(statements: Sequence[Statement], *, maximum: float | None) -> Outcome | None:
    latest: dict[str, Score] = {}
    for statement in statements:
        if not statement.is_root and statement.score is not None:
            latest[statement.sub_content_id] = statement.score
    if not latest:
        return None
    claimed = sum(score.most for score in latest.values())
    most = maximum if maximum else claimed
    if most <= 0:
        return None
    score = Score(min(sum(score.raw for score in latest.values()), most), most)
    return Outcome(score, score.scaled >= PASSED_FROM, Basis.PARTS, claimed >= most)


def _succeeded(statement: Statement, score: Score) -> bool:
    return score.scaled >= PASSED_FROM if statement.success is None else statement.success


def _latest(statements: Iterable[Statement]) -> Statement | None:
    found = None
    for found in statements:  # noqa: B007
        pass
    return found
