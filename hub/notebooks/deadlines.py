"""Until when a notebook is handed in. No Django here."""

import datetime
from dataclasses import dataclass

MOST_GRACE_MINUTES = 7 * 24 * 60


@dataclass(frozen=True)
class Deadline:
    """What holds for one person. Without `due_at` there is no end; the grace comes on top of it.

    `is_extended` says that the moment is this person's own.
    """

    due_at: datetime.datetime | None = None
    grace_minutes: int = 0
    is_extended: bool = False

    @property
    def closes_at(self) -> datetime.datetime | None:
        """The end of the grace: from then on nothing is taken."""
        if self.due_at is None:
            return None
        return self.due_at + datetime.timedelta(minutes=self.grace_minutes)

    def is_late(self, moment: datetime.datetime) -> bool:
        """Whether what is handed in at `moment` comes after the deadline, in the grace or beyond."""
        return self.due_at is not None and moment > self.due_at

    def is_over(self, moment: datetime.datetime) -> bool:
        """Whether nothing is taken any more at `moment`."""
        return self.closes_at is not None and moment > self.closes_at
