"""Who may enrol, and which courses enrolling keeps open."""

from django.db.models import Q

from courses.enrolment.models import Enrolment
from courses.outline.models import Course
from courses.outline.policies import course_visible_to, may_see_course
from courses.outline.vocabulary import State
from lms.accounts.actors import Actor, person_behind


def course_known_to(actor: Actor) -> Q:
    """Courses visible to `actor`, and those they take part in even if archived or closed since."""
    person = person_behind(actor)
    if person is None:
        return course_visible_to(actor)
    taken = Enrolment.objects.filter(learner=person, left_at__isnull=True).values("course")
    return course_visible_to(actor) | (Q(pk__in=taken) & ~Q(state=State.DRAFT))


def may_know_course(actor: Actor, course: Course) -> bool:
    """Whether `course` is among those known to `actor`."""
    return Course.objects.filter(course_known_to(actor), pk=course.pk).exists()


def may_enrol(actor: Actor, course: Course) -> bool:
    """Whether `actor` may take part: signed in, and the course is published and visible to them."""
    return (
        person_behind(actor) is not None
        and course.state == State.PUBLISHED
        and may_see_course(actor, course)
    )
