"""Who is stuck: one fixed rule that the page explains in a sentence. No Django here.

Stuck is who takes part, has not finished, and opened a unit at least `STUCK_AFTER_DAYS` days ago without
having done it. Named is the unit that has been open the longest.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

STUCK_AFTER_DAYS = 7
_STUCK_AFTER = datetime.timedelta(days=STUCK_AFTER_DAYS)


class LearnerState(StrEnum):
    """Where somebody stands as a whole; the first that applies counts."""

    LEFT = "left"
    FINISHED = "finished"
    NOT_BEGUN = "not_begun"
    STUCK = "stuck"
    LEARNING = "learning"


@dataclass(frozen=True)
class OpenUnit:
    """A unit that was opened and is not done, by its primary key."""

    unit_id: int
    opened_at: datetime.datetime


@dataclass(frozen=True)
class LearnerFacts:
    """What the rule needs to know of one learner; `longest_open` is None when nothing is open."""

    has_left: bool
    has_finished: bool
    has_begun: bool
    longest_open: OpenUnit | None


def longest_open(units: Iterable[OpenUnit]) -> OpenUnit | None:
    """The unit that was opened first of all that are not done; of two at once the lower key."""
    return min(units, key=lambda unit: (unit.opened_at, unit.unit_id), default=None)


def days_since(moment: datetime.datetime, *, now: datetime.datetime) -> int:
    """Whole days that have passed, each of 24 hours; never below zero."""
    return max(0, (now - moment).days)


def stuck_if_opened_by(now: datetime.datetime) -> datetime.datetime:
    """The last moment of opening that makes an open unit one that somebody is stuck on."""
    return now - _STUCK_AFTER


def state_of(facts: LearnerFacts, *, now: datetime.datetime) -> LearnerState:
    """Where the learner stands."""
    if facts.has_left:
        return LearnerState.LEFT
    if facts.has_finished:
        return LearnerState.FINISHED
    if not facts.has_begun:
        return LearnerState.NOT_BEGUN
    open_unit = facts.longest_open
    if open_unit is not None and open_unit.opened_at <= stuck_if_opened_by(now):
        return LearnerState.STUCK
    return LearnerState.LEARNING
