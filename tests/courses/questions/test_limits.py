"""Lengths, numbers and pauses."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.questions.limits import AN_HOUR, QUESTIONS_AN_HOUR, next_question_at, tidy

NOW = datetime.datetime(2026, 11, 24, 10, 42, tzinfo=datetime.UTC)


def minutes_ago(*minutes: int) -> list[datetime.datetime]:
    return [NOW - datetime.timedelta(minutes=number) for number in minutes]


def test_the_tenth_question_of_an_hour_is_the_last() -> None:
    assert next_question_at(minutes_ago(*range(9)), now=NOW) is None
    assert next_question_at(minutes_ago(*range(10)), now=NOW) == minutes_ago(9)[0] + AN_HOUR


def test_what_was_asked_an_hour_ago_counts_no_more() -> None:
    assert next_question_at(minutes_ago(*range(9), 60, 61), now=NOW) is None


@given(st.lists(st.integers(0, 200), max_size=30))
def test_at_the_named_moment_the_next_question_can_be_asked(minutes: list[int]) -> None:
    asked = minutes_ago(*minutes)
    free_at = next_question_at(asked, now=NOW)

    if free_at is None:
        assert sum(moment > NOW - AN_HOUR for moment in asked) < QUESTIONS_AN_HOUR
    else:
        assert NOW < free_at <= NOW + AN_HOUR
        assert next_question_at(asked, now=free_at) is None


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("  Hallo \r\n\r\n Du \t\r\n", "Hallo\n\n Du"), (" \n\t ", ""), ("a\rb", "a\nb")],
)
def test_texts_are_kept_tidy(typed: str, kept: str) -> None:
    assert tidy(typed) == kept
