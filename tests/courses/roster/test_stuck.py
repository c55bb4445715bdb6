"""The rule that says who is stuck."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.roster.stuck import (
    STUCK_AFTER_DAYS,
    LearnerFacts,
    LearnerState,
    OpenUnit,
    days_since,
    longest_open,
    state_of,
    stuck_if_opened_by,
)

NOW = datetime.datetime(2026, 11, 24, 10, 42, tzinfo=datetime.UTC)
MOMENTS = st.datetimes(
    min_value=datetime.datetime(2026, 1, 1),  # noqa: DTZ001 - hypothesis adds the zone
    max_value=datetime.datetime(2027, 1, 1),  # noqa: DTZ001
    timezones=st.just(datetime.UTC),
)


def facts(
    *,
    left: bool = False,
    finished: bool = False,
    begun: bool = True,
    open_days: float | None = None,
) -> LearnerFacts:
    opened = None if open_days is None else NOW - datetime.timedelta(days=open_days)
    return LearnerFacts(left, finished, begun, OpenUnit(1, opened) if opened else None)


@pytest.mark.parametrize(
    ("given_facts", "expected"),
    [
        (facts(left=True, finished=True, open_days=30), LearnerState.LEFT),
        (facts(finished=True, open_days=30), LearnerState.FINISHED),
        (facts(begun=False), LearnerState.NOT_BEGUN),
        (facts(open_days=7), LearnerState.STUCK),
        (facts(open_days=6.999), LearnerState.LEARNING),
        (facts(open_days=0), LearnerState.LEARNING),
        (facts(), LearnerState.LEARNING),
    ],
)
def test_the_first_state_that_applies_counts(
    given_facts: LearnerFacts, expected: LearnerState
) -> None:
    assert state_of(given_facts, now=NOW) is expected


@given(st.lists(st.builds(OpenUnit, st.integers(1, 5), MOMENTS), max_size=5))
def test_named_is_the_unit_that_has_been_open_the_longest(units: list[OpenUnit]) -> None:
    found = longest_open(units)

    assert (found is None) is (units == [])
    assert all(found is not None and found.opened_at <= unit.opened_at for unit in units)


@given(MOMENTS, MOMENTS)
def test_days_and_the_last_moment_of_opening_say_the_same(
    moment: datetime.datetime, present: datetime.datetime
) -> None:
    by_days = days_since(moment, now=present) >= STUCK_AFTER_DAYS

    assert (moment <= stuck_if_opened_by(present)) is by_days
