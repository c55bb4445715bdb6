"""Events that mean work for this room."""

from courses.links import tasks
from courses.links.events import LinkCheckAsked
from lms.kernel.jobs import enqueue


def link_check_asked(event: LinkCheckAsked) -> None:
    """Websites are asked by a job."""
    enqueue(tasks.check_links, event.course_id)
