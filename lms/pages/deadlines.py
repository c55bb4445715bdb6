"""Until when a report must be answered: one month, as the statement promises. No Django here."""

import calendar
import datetime


def due_after(received_on: datetime.date) -> datetime.date:
    """The same day of the next month; its last day where it has no such day (as § 188 BGB counts)."""
    year, month = received_on.year + received_on.month // 12, received_on.month % 12 + 1
    last = calendar.monthrange(year, month)[1]
    return datetime.date(year, month, min(received_on.day, last))


def days_left(due_on: datetime.date, *, today: datetime.date) -> int:
    """How many days remain; negative once the day has passed."""
    return (due_on - today).days
