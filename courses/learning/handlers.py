"""Events that mean work for this room."""

from courses.learning import tasks
from courses.outline.events import CourseChanged
from lms.kernel.jobs import enqueue


def course_changed(event: CourseChanged) -> None:
    """Learners of the course are evaluated anew."""
    enqueue(tasks.reevaluate, event.course_id)
