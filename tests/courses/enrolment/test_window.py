"""Windows include their beginning and not their end."""

import datetime

from courses.enrolment.window import Season, Window

NOON = datetime.datetime(2026, 12, 1, 12, tzinfo=datetime.UTC)
HOUR = datetime.timedelta(hours=1)


def test_without_limits_everything_lies_within() -> None:
    assert Window().season(NOON) is Season.WITHIN


def test_the_beginning_belongs_to_it_and_the_end_does_not() -> None:
    window = Window(NOON, NOON + HOUR)
    assert window.season(NOON - HOUR) is Season.BEFORE
    assert window.season(NOON) is Season.WITHIN
    assert window.season(NOON + HOUR) is Season.AFTER


def test_a_window_may_have_one_side_only() -> None:
    assert Window(opens_at=NOON).season(NOON + 9 * HOUR) is Season.WITHIN
    assert Window(closes_at=NOON).season(NOON - 9 * HOUR) is Season.WITHIN
