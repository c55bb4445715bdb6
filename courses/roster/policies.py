"""Who sees who takes part in a course: its team, and those who run the centre."""

from django.db.models import Q

from courses.outline.models import Course
from courses.outline.policies import course_trained_by, may_train_course
from lms.accounts.actors import Actor


def may_see_roster(actor: Actor, course: Course) -> bool:
    """Whether `actor` may see who takes part in `course`."""
    return may_train_course(actor, course)


def course_with_roster_for(actor: Actor) -> Q:
    """Courses of which `actor` may see who takes part."""
    return course_trained_by(actor)
