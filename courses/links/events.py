"""What happens with links."""

from dataclasses import dataclass

from lms.kernel.events import Event


@dataclass(frozen=True)
class LinkCheckAsked(Event):
    """The links of a course are to be looked at."""

    course_id: int
