"""When learners see a unit, and whether it counts for them. No Django here.

A unit that opens later counts already: the course is not complete without it. A draft, and one whose time
is over, count for nobody; what learners did in them is kept.
"""

import datetime
from dataclasses import dataclass
from enum import StrEnum


class Showing(StrEnum):
    """How a unit stands towards learners."""

    DRAFT = "draft"
    LATER = "later"
    NOW = "now"
    OVER = "over"


COUNTED = frozenset({Showing.LATER, Showing.NOW})


@dataclass(frozen=True)
class ShowingFacts:
    """What decides: `shown_from` is the first moment, `shown_until` the first moment no more."""

    is_published: bool
    shown_from: datetime.datetime | None = None
    shown_until: datetime.datetime | None = None


def showing_of(facts: ShowingFacts, *, now: datetime.datetime) -> Showing:
    """How a unit with these facts stands towards learners at `now`."""
    if not facts.is_published:
        return Showing.DRAFT
    if facts.shown_until is not None and facts.shown_until <= now:
        return Showing.OVER
    if facts.shown_from is not None and facts.shown_from > now:
        return Showing.LATER
    return Showing.NOW
