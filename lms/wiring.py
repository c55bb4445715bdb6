"""The one table of who listens to what. Handlers only enqueue jobs."""

from courses.catalogue import handlers as catalogue
from courses.learning import handlers as learning
from courses.outline.events import CourseChanged
from lms.kernel.events import subscribe


def connect() -> None:
    """Subscribe every handler; called once when all rooms are ready."""
    subscribe(CourseChanged, learning.course_changed)
    subscribe(CourseChanged, catalogue.course_changed)
