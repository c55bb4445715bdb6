"""What a change of units does to those who learn, before it is made. Fixed rules; no Django here.

The rules of completion are those of `courses.learning.completion`: what was done stays done, and a
confirmation once given stays, whatever the course becomes.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from courses.learning.completion import Rule, UnitFacts, is_done


@dataclass(frozen=True)
class UnitRule:
    """What completes one unit."""

    rule: Rule
    pass_percent: int | None = None


@dataclass(frozen=True)
class Learner:
    """What one person has done: facts of the units she opened, and those that are done already."""

    facts: Mapping[int, UnitFacts]
    done: frozenset[int]

    def left(self, rules: Mapping[int, UnitRule]) -> frozenset[int]:
        """The units that are still to be done under `rules`, by primary key."""
        return frozenset(
            unit
            for unit, rule in rules.items()
            if unit not in self.done and not self._does(unit, rule)
        )

    def _does(self, unit: int, rule: UnitRule) -> bool:
        """Whether what she did is enough under `rule`."""
        known = self.facts.get(unit)
        if known is None:
            return False
        return is_done(replace(known, rule=rule.rule, pass_percent=rule.pass_percent))


@dataclass(frozen=True)
class Consequences:
    """How many of `learners` a change concerns, and how; the numbers exclude one another.

    `reopened` had done everything and get something new to do; `completed` have done everything at once;
    `more` and `less` have more or fewer units before them than now.
    """

    learners: int = 0
    reopened: int = 0
    completed: int = 0
    more: int = 0
    less: int = 0

    @property
    def concern_anybody(self) -> bool:
        """Whether anybody's way through the course changes."""
        return bool(self.reopened or self.completed or self.more or self.less)


def consequences(
    learners: Iterable[Learner], *, before: Mapping[int, UnitRule], after: Mapping[int, UnitRule]
) -> Consequences:
    """What changes when the units that count, and their rules, go from `before` to `after`."""
    found = Consequences()
    for learner in learners:
        found = _with(found, len(learner.left(before)), len(learner.left(after)), len(after))
    return found


def _with(found: Consequences, left_before: int, left_after: int, units: int) -> Consequences:
    found = replace(found, learners=found.learners + 1)
    if left_before == 0 and left_after > 0:
        return replace(found, reopened=found.reopened + 1)
    if left_before > 0 and left_after == 0 and units:
        return replace(found, completed=found.completed + 1)
    if left_after > left_before:
        return replace(found, more=found.more + 1)
    if left_after < left_before:
        return replace(found, less=found.less + 1)
    return found
