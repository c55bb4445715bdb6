"""Who may learn in a course."""

from django.db.models import Q

from courses.enrolment.models import Enrolment
from courses.enrolment.policies import course_known_to
from courses.outline.models import Course
from courses.outline.policies import course_of_team
from lms.accounts.actors import Actor, person_behind


def course_learnt_by(actor: Actor) -> Q:
    """Courses whose units `actor` may open: enrolled, or as the team looking at its own course."""
    person = person_behind(actor)
    if person is None:
        return Q(pk__in=[])
    enrolled = Enrolment.objects.filter(learner=person, left_at__isnull=True).values("course")
    return (course_known_to(actor) & Q(pk__in=enrolled)) | course_of_team(actor)


def may_learn(actor: Actor, course: Course) -> bool:
    """Whether `actor` may open the units of `course`."""
    return Course.objects.filter(course_learnt_by(actor), pk=course.pk).exists()
