"""Reading enrolments."""

from django.db.models import QuerySet

from courses.enrolment.models import Enrolment
from courses.enrolment.policies import course_known_to
from courses.outline.models import Course
from courses.outline.selectors import course_at
from lms.accounts.actors import Actor, person_behind


def known_course(actor: Actor, slug: str) -> Course:
    """The course of that slug. Raises NotFound (absent, or not for `actor`) and Moved."""
    return course_at(slug, among=course_known_to(actor))


def enrolment_in(actor: Actor, course: Course) -> Enrolment | None:
    """The actor's active enrolment in `course`, or None."""
    person = person_behind(actor)
    if person is None:
        return None
    return Enrolment.objects.filter(learner=person, course=course, left_at__isnull=True).first()


def active_enrolments(actor: Actor) -> QuerySet[Enrolment]:
    """Where the actor takes part now, newest first, with the courses."""
    return (
        Enrolment.objects.filter(learner=person_behind(actor), left_at__isnull=True)
        .exclude(course__state="draft")
        .select_related("course")
        .order_by("-enrolled_at", "-pk")
    )
