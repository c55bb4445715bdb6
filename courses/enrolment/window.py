"""When a course takes people in: from a moment on, until another, or always."""

import datetime
from dataclasses import dataclass
from enum import StrEnum


class Season(StrEnum):
    """Where a moment lies."""

    BEFORE = "before"
    WITHIN = "within"
    AFTER = "after"


@dataclass(frozen=True)
class Window:
    """From `opens_at` (included) until `closes_at` (not included); None is without a limit."""

    opens_at: datetime.datetime | None = None
    closes_at: datetime.datetime | None = None

    def season(self, at: datetime.datetime) -> Season:
        """Whether `at` lies before, within or after the window."""
        if self.opens_at is not None and at < self.opens_at:
            return Season.BEFORE
        if self.closes_at is not None and at >= self.closes_at:
            return Season.AFTER
        return Season.WITHIN
