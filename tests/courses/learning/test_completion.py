"""The rules of completion, for every case."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.learning.completion import (
    ConditionState,
    Rule,
    UnitFacts,
    condition_of,
    is_done,
    reached_percent,
)

facts = st.builds(
    UnitFacts,
    rule=st.sampled_from(Rule),
    pass_percent=st.none() | st.integers(1, 100),
    viewed=st.booleans(),
    marked=st.booleans(),
    best_scaled=st.none() | st.floats(0, 1),
)


@pytest.mark.parametrize(
    ("known", "state"),
    [
        (UnitFacts(Rule.VIEW), ConditionState.OPEN),
        (UnitFacts(Rule.VIEW, viewed=True), ConditionState.MET),
        (UnitFacts(Rule.MARK), ConditionState.OPEN),
        (UnitFacts(Rule.MARK, viewed=True), ConditionState.PARTLY),
        (UnitFacts(Rule.MARK, viewed=True, marked=True), ConditionState.MET),
        (UnitFacts(Rule.SCORE, pass_percent=60), ConditionState.OPEN),
        (UnitFacts(Rule.SCORE, pass_percent=60, best_scaled=0.0), ConditionState.PARTLY),
        (UnitFacts(Rule.SCORE, pass_percent=60, best_scaled=0.599), ConditionState.PARTLY),
        (UnitFacts(Rule.SCORE, pass_percent=60, best_scaled=0.6), ConditionState.MET),
    ],
)
def test_each_rule_says_how_far_it_is_fulfilled(known: UnitFacts, state: ConditionState) -> None:
    assert condition_of(known).state is state
    assert is_done(known) is (state is ConditionState.MET)


def test_a_score_condition_names_what_is_needed_and_what_was_reached() -> None:
    condition = condition_of(UnitFacts(Rule.SCORE, pass_percent=60, best_scaled=0.4))

    assert (condition.needed_percent, condition.reached_percent) == (60, 40)


def test_a_percentage_is_rounded_down_so_that_nobody_is_told_60_and_refused() -> None:
    assert reached_percent(0.5999) == 59
    assert reached_percent(0.29) == 29, "0.29 * 100 is 28.999999999999996"


@given(known=facts)
def test_viewing_or_marking_more_never_undoes_a_unit(known: UnitFacts) -> None:
    more = UnitFacts(known.rule, known.pass_percent, True, True, known.best_scaled)

    assert is_done(more) or not is_done(known)


@given(known=facts, better=st.floats(0, 1))
def test_a_better_score_never_undoes_a_unit(known: UnitFacts, better: float) -> None:
    best = max(known.best_scaled or 0.0, better)
    more = UnitFacts(known.rule, known.pass_percent, known.viewed, known.marked, best)

    assert is_done(more) or not is_done(known)


@given(known=facts)
def test_what_is_shown_agrees_with_what_is_decided(known: UnitFacts) -> None:
    condition = condition_of(known)
    if known.rule is Rule.SCORE and condition.reached_percent is not None:
        assert condition.needed_percent is not None
        assert is_done(known) is (condition.reached_percent >= condition.needed_percent)
