"""Jobs of this room."""

from courses.catalogue.services import index_course


def index(course_id: int) -> None:
    """Write the search text of a course anew."""
    index_course(course_id=course_id)
