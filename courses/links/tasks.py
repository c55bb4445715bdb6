"""Jobs of this room."""

from courses.links import services
from lms.kernel.jobs import enqueue


def check_links(course_id: int) -> None:
    """The links of one course; what is left when the time is up is the next job's."""
    if not services.check_links(course_id=course_id):
        enqueue(check_links, course_id)


def check_due_courses() -> None:
    """Every published course once a week; addresses that nobody links to any more are forgotten."""
    for course_id in services.begin_due_checks():
        enqueue(check_links, course_id)
