"""Merging what was watched: the union, whatever the order and however often it is told."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from courses.video.recording import MOST_SPEED, SLACK_SECONDS, is_possible, is_result
from courses.video.segments import (
    EDGE_SECONDS,
    JOIN_SECONDS,
    Segment,
    merged,
    percent_of,
    watched_seconds,
)

LENGTHS = st.floats(0.5, 20_000)
MOMENTS = st.floats(-50, 25_000)
SEGMENTS = st.lists(st.tuples(MOMENTS, MOMENTS), max_size=30)
PERCENTS = st.integers(0, 100)


def union(segments: list[Segment], length: float = 100.0) -> list[Segment]:
    return list(merged(segments, length_seconds=length))


def test_stretches_that_meet_or_overlap_become_one() -> None:
    assert union([(10, 20), (15, 30), (30.2, 40), (60, 70)]) == [(10, 40), (60, 70)]


def test_a_stretch_that_was_left_out_stays_out() -> None:
    assert union([(10, 20), (21, 30)]) == [(10, 20), (21, 30)]


def test_the_last_blink_of_a_film_counts_as_its_end() -> None:
    assert union([(0.4, 99.2)]) == [(0, 100)]
    assert union([(5, 98.5)]) == [(5, 98.5)]


def test_nonsense_is_no_stretch() -> None:
    nothing = [(20, 10), (5, 5), (float("nan"), 3), (0, float("inf")), (-9, -3), (120, 130)]
    assert union(nothing) == []


def test_a_share_is_rounded_down() -> None:
    assert percent_of(79.99, length_seconds=100) == 79
    assert percent_of(100, length_seconds=100) == 100
    assert percent_of(5, length_seconds=0) == 0


@given(segments=SEGMENTS, length=LENGTHS)
def test_the_union_is_sorted_apart_and_inside_the_film(
    segments: list[Segment], length: float
) -> None:
    found = union(segments, length)
    assert all(0 <= first < last <= length for first, last in found)
    assert all(before[1] + JOIN_SECONDS < after[0] for before, after in pairwise(found))
    assert watched_seconds(found) <= length + 1e-6


@given(segments=SEGMENTS, length=LENGTHS)
def test_merging_again_changes_nothing(segments: list[Segment], length: float) -> None:
    once = union(segments, length)
    assert union(once, length) == once


@given(segments=SEGMENTS, more=SEGMENTS, length=LENGTHS, shuffled=st.randoms())
def test_order_and_portions_do_not_matter(
    segments: list[Segment], more: list[Segment], length: float, shuffled: object
) -> None:
    together = [*segments, *more]
    at_once = union(together, length)
    shuffled.shuffle(together)  # type: ignore[attr-defined]
    assert union(together, length) == at_once
    assert union([*union(segments, length), *more], length) == at_once


@given(segments=SEGMENTS, more=SEGMENTS, length=LENGTHS)
def test_what_was_watched_only_grows(
    segments: list[Segment], more: list[Segment], length: float
) -> None:
    before = watched_seconds(union(segments, length))
    after = watched_seconds(union([*segments, *more], length))
    assert after >= before - 1e-6


@given(segments=SEGMENTS, length=LENGTHS)
def test_nothing_is_given_beyond_gaps_and_edges(segments: list[Segment], length: float) -> None:
    real = [(a, b) for a, b in segments if a < b]
    told = sum(max(0.0, min(b, length) - max(a, 0.0)) for a, b in real)
    given_away = len(real) * (JOIN_SECONDS + 0.02) + 2 * EDGE_SECONDS
    assert watched_seconds(union(segments, length)) <= told + given_away


def test_a_film_at_twice_the_speed_is_possible_and_a_whole_one_at_once_is_not() -> None:
    assert is_possible(gained_seconds=20, passed_seconds=10)
    assert not is_possible(gained_seconds=600, passed_seconds=10)
    assert is_possible(gained_seconds=SLACK_SECONDS, passed_seconds=-5)
    assert not is_possible(gained_seconds=MOST_SPEED * 60 + SLACK_SECONDS + 1, passed_seconds=60)


def test_passing_and_the_end_of_a_sitting_make_results() -> None:
    assert is_result(percent=80, recorded_percent=79, pass_percent=80, sitting_ends=False)
    assert not is_result(percent=81, recorded_percent=80, pass_percent=80, sitting_ends=False)
    assert is_result(percent=81, recorded_percent=80, pass_percent=80, sitting_ends=True)
    assert not is_result(percent=81, recorded_percent=81, pass_percent=80, sitting_ends=True)
    assert is_result(percent=30, recorded_percent=20, pass_percent=80, sitting_ends=False)


@given(
    reports=st.lists(st.tuples(PERCENTS, st.booleans()), max_size=300), passing=st.integers(1, 100)
)
def test_a_film_never_leaves_more_than_a_hundred_results(
    reports: list[tuple[int, bool]], passing: int
) -> None:
    recorded, results = 0, []
    for percent, ends in reports:
        if is_result(
            percent=percent, recorded_percent=recorded, pass_percent=passing, sitting_ends=ends
        ):
            recorded = percent
            results.append(percent)
    assert results == sorted(set(results))
    assert len(results) <= 100
    if any(percent >= passing for percent, _ends in reports):
        assert max(results) >= passing
