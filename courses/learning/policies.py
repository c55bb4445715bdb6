"""Who may learn in a course."""

from django.db.models import Q

from courses.enrolment.policies import course_taken_by
from courses.outline.models import Course
from courses.outline.policies import course_of_team
from lms.accounts.actors import Actor


def course_learnt_by(actor: Actor) -> Q:
    """Courses whose units `actor` may open: enrolled, or as the team looking at its own course."""
    return course_taken_by(actor) | course_of_team(actor)


def may_learn(actor: Actor, course: Course) -> bool:
    """Whether `actor` may open the units of `course`."""
    return Course.objects.filter(course_learnt_by(actor), pk=course.pk).exists()
