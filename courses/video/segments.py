"""What was watched of a film, as stretches of it: merging, measuring. Pure.

A segment is a pair of seconds, (first, last). Players tell the stretches they have played; the same
stretch told twice, or in another order, changes nothing.
"""

import math
from collections.abc import Iterable
from typing import TypeAlias

Segment: TypeAlias = tuple[float, float]

# Players round the moments they tell: stretches this close have nothing unwatched between them.
JOIN_SECONDS = 0.5
# Many stop a little before the length that the file states.
EDGE_SECONDS = 1.0
_EDGE_SHARE = 0.05


def merged(segments: Iterable[Segment], *, length_seconds: float) -> tuple[Segment, ...]:
    """The union of `segments` within a film of that length: sorted, apart from one another."""
    union: list[Segment] = []
    for first, last in sorted(_within(segments, length_seconds)):
        if union and first <= union[-1][1] + JOIN_SECONDS:
            union[-1] = (union[-1][0], max(union[-1][1], last))
        else:
            union.append((first, last))
    return tuple(union)


def _within(segments: Iterable[Segment], length: float) -> Iterable[Segment]:
    """Each segment clamped to the film and rounded to hundredths; its edges reach the film's own."""
    edge = min(EDGE_SECONDS, length * _EDGE_SHARE)
    for first, last in segments:
        if not (math.isfinite(first) and math.isfinite(last) and first < last):
            continue
        begin, end = round(max(0.0, first), 2), round(min(last, length), 2)
        if begin >= end:
            continue
        yield (0.0 if begin <= edge else begin), (length if end >= length - edge else end)


def watched_seconds(union: Iterable[Segment]) -> float:
    """How many seconds segments apart from one another cover."""
    return sum(last - first for first, last in union)


def percent_of(watched: float, *, length_seconds: float) -> int:
    """The share watched in whole percent, rounded down: 79.9 % is not yet 80."""
    if length_seconds <= 0:
        return 0
    return min(100, int(watched / length_seconds * 100 + 1e-9))
