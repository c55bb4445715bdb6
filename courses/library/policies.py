"""Who adds files to a course."""

from courses.outline.models import Course
from courses.outline.policies import may_edit_course
from lms.accounts.actors import Actor


def may_add_files(actor: Actor, course: Course) -> bool:
    """Whether `actor` may add files to `course`: whoever may change what it contains."""
    return may_edit_course(actor, course)
