"""What happens to pages and reports."""

from dataclasses import dataclass

from lms.kernel.events import Event


@dataclass(frozen=True)
class PagePublished(Event):
    """A page has a new version."""

    version_id: int


@dataclass(frozen=True)
class BarrierReported(Event):
    """Somebody has told the centre of a barrier."""

    report_id: int


@dataclass(frozen=True)
class ReportAnswered(Event):
    """The centre has answered."""

    answer_id: int
