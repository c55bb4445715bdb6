"""What happens to courses."""

from dataclasses import dataclass

from lms.kernel.events import Event


@dataclass(frozen=True)
class CourseChanged(Event):
    """A course was written anew: its units, rules, texts or state may differ now."""

    course_id: int
