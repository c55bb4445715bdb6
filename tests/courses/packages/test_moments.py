"""Moments as people write them."""

import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.packages.moments import closing, opening, written_closing, written_opening

BERLIN = ZoneInfo("Europe/Berlin")
MOMENTS = st.integers(1_577_836_800, 2_208_988_800).map(  # the years 2020 to 2039
    lambda second: datetime.datetime.fromtimestamp(second, datetime.UTC)
)


def berlin(*parts: int) -> datetime.datetime:
    """A moment by the clocks of the centre."""
    return datetime.datetime(*parts, tzinfo=BERLIN)  # type: ignore[misc,arg-type]


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-12-01", berlin(2026, 12, 1)),
        ("2026-07-01", berlin(2026, 7, 1)),
        ("2026-12-01 08:00", berlin(2026, 12, 1, 8)),
        ("2026-12-01T08:00:30", berlin(2026, 12, 1, 8, 0, 30)),
        ("2026-12-01 08:00+01:00", berlin(2026, 12, 1, 8)),
        ("2026-12-01 07:00Z", berlin(2026, 12, 1, 8)),
    ],
)
def test_a_day_begins_at_midnight_by_the_clocks_of_the_centre(
    text: str, moment: datetime.datetime
) -> None:
    assert opening(text) == moment


def test_a_day_on_which_something_closes_counts_in_full() -> None:
    assert closing("2026-12-20") == berlin(2026, 12, 21)
    assert closing("2026-12-20 18:00") == berlin(2026, 12, 20, 18)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "morgen",
        "1.12.2026",
        "2026-13-01",
        "2026-02-30",
        "2026-12-01 25:00",
        "20261201",
        "0001-01-01",
        "9999-12-31",
        "2026-12-01 8:00",
        "2026-W49-1",
        "2026-12-01 08:00 Uhr",
    ],
)
def test_other_spellings_are_refused(text: str) -> None:
    for read in (opening, closing):
        with pytest.raises(ValueError, match=r".*"):
            read(text)


@given(MOMENTS)
def test_what_is_written_is_read_back(moment: datetime.datetime) -> None:
    assert opening(written_opening(moment)) == moment
    assert closing(written_closing(moment)) == moment


def test_the_hour_that_comes_twice_is_written_with_its_offset() -> None:
    first = datetime.datetime(2026, 10, 25, 0, 30, tzinfo=datetime.UTC)
    second = datetime.datetime(2026, 10, 25, 1, 30, tzinfo=datetime.UTC)
    assert written_opening(first) == "2026-10-25 02:30+02:00"
    assert written_opening(second) == "2026-10-25 02:30+01:00"


def test_a_whole_day_is_written_as_a_day() -> None:
    assert written_opening(berlin(2026, 12, 1)) == "2026-12-01"
    assert written_closing(berlin(2026, 12, 21)) == "2026-12-20"
