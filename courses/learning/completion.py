"""When a unit is done, and what is still missing: fixed rules that anybody can read.

No Django here, so the rules can be tested for every case.
"""

from dataclasses import dataclass
from enum import StrEnum


class Rule(StrEnum):
    """What completes a unit."""

    MARK = "mark"
    VIEW = "view"
    SCORE = "score"


class ConditionState(StrEnum):
    """How far a condition is fulfilled."""

    MET = "met"
    PARTLY = "partly"
    OPEN = "open"


@dataclass(frozen=True)
class UnitFacts:
    """What is known of one learner and one unit. `best_scaled` runs from 0 to 1."""

    rule: Rule
    pass_percent: int | None = None
    viewed: bool = False
    marked: bool = False
    best_scaled: float | None = None


@dataclass(frozen=True)
class Condition:
    """One condition with its state; percentages only where the rule is a score."""

    rule: Rule
    state: ConditionState
    needed_percent: int | None = None
    reached_percent: int | None = None


def reached_percent(best_scaled: float | None) -> int | None:
    """The best score in whole percent, rounded down: 59.9 % is not yet 60."""
    return None if best_scaled is None else int(best_scaled * 100 + 1e-9)


def condition_of(facts: UnitFacts) -> Condition:
    """The one condition under which the unit counts as done, and how far it is fulfilled."""
    if facts.rule is Rule.VIEW:
        return Condition(Rule.VIEW, _met_or(ConditionState.OPEN, met=facts.viewed))
    if facts.rule is Rule.MARK:
        begun = ConditionState.PARTLY if facts.viewed else ConditionState.OPEN
        return Condition(Rule.MARK, _met_or(begun, met=facts.marked))
    needed = facts.pass_percent or 100
    reached = reached_percent(facts.best_scaled)
    begun = ConditionState.OPEN if reached is None else ConditionState.PARTLY
    met = reached is not None and reached >= needed
    return Condition(Rule.SCORE, _met_or(begun, met=met), needed, reached)


def _met_or(otherwise: ConditionState, *, met: bool) -> ConditionState:
    return ConditionState.MET if met else otherwise


def is_done(facts: UnitFacts) -> bool:
    """Whether the unit's condition is fulfilled."""
    return condition_of(facts).state is ConditionState.MET
