"""Events that mean work for this room."""

from courses.catalogue import tasks
from courses.outline.events import CourseChanged
from lms.kernel.jobs import enqueue


def course_changed(event: CourseChanged) -> None:
    """A changed course is found by its new words."""
    enqueue(tasks.index, event.course_id)
