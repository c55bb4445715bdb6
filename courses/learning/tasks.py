"""Jobs of this room."""

from courses.learning.evaluation import reevaluate_course


def reevaluate(course_id: int) -> None:
    """After a course has changed: evaluate all its learners anew."""
    reevaluate_course(course_id)
