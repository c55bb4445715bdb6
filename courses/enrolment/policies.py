"""Who may enrol, whom the team may enrol, and which courses taking part keeps open."""

from django.db.models import Q

from courses.enrolment.models import Application, Enrolment
from courses.enrolment.vocabulary import UNDECIDED
from courses.outline.models import Course
from courses.outline.policies import (
    EVERYTHING,
    NOT_IN_THE_BIN,
    NOTHING,
    course_trained_by,
    course_visible_to,
    may_see_course,
    may_train_course,
)
from courses.outline.vocabulary import State
from lms.accounts.actors import Actor, person_behind
from lms.accounts.models import User
from lms.schools.policies import may_manage_all_schools
from lms.schools.selectors import people_of_schools, school_ids_for_filter


def course_known_to(actor: Actor) -> Q:
    """Courses visible to `actor`, and those they take part in or wait for, even if closed since."""
    person = person_behind(actor)
    if person is None:
        return course_visible_to(actor)
    asked = Application.objects.filter(learner=person, state__in=UNDECIDED).values("course")
    waited_for = Q(pk__in=asked) & ~Q(state=State.DRAFT) & NOT_IN_THE_BIN
    return course_visible_to(actor) | course_taken_by(actor) | waited_for


def course_taken_by(actor: Actor) -> Q:
    """Courses that `actor` takes part in. They stay open to them, whoever else may come in now."""
    person = person_behind(actor)
    if person is None:
        return NOTHING
    taken = Enrolment.objects.filter(learner=person, left_at__isnull=True).values("course")
    return Q(pk__in=taken) & ~Q(state=State.DRAFT) & NOT_IN_THE_BIN


def takes_part_in(actor: Actor, course: Course) -> bool:
    """Whether `actor` takes part in `course`."""
    return Course.objects.filter(course_taken_by(actor), pk=course.pk).exists()


def may_know_course(actor: Actor, course: Course) -> bool:
    """Whether `course` is among those known to `actor`."""
    return Course.objects.filter(course_known_to(actor), pk=course.pk).exists()


def may_enrol(actor: Actor, course: Course) -> bool:
    """Whether `actor` may ask for a seat: signed in, and the course is published and visible to them."""
    return (
        person_behind(actor) is not None
        and course.state == State.PUBLISHED
        and may_see_course(actor, course)
    )


def may_see_application(actor: Actor, application: Application) -> bool:
    """The person who applied, and the course's team."""
    person = person_behind(actor)
    return person is not None and (
        application.learner_id == person.pk or may_decide_application(actor, application)
    )


def applications_visible_to(actor: Actor) -> Q:
    """The applications that `actor` may see."""
    person = person_behind(actor)
    return Q(learner=person) | applications_decidable_by(actor) if person else NOTHING


def may_decide_application(actor: Actor, application: Application) -> bool:
    """The course's team, and those who run the centre."""
    return may_train_course(actor, application.course)


def applications_decidable_by(actor: Actor) -> Q:
    """The applications that `actor` may decide on."""
    return Q(course__in=Course.objects.filter(course_trained_by(actor)))


def people_enrollable_by(actor: Actor) -> Q:
    """Whom `actor` may bring into her courses by name: people of her schools; for the centre, anybody.

    A filter for people. Directories are closed: other names are answered as if nobody had them.
    """
    person = person_behind(actor)
    if person is None:
        return NOTHING
    if may_manage_all_schools(actor):
        return EVERYTHING
    return people_of_schools(school_ids_for_filter(person))


def may_enrol_person(actor: Actor, person: User) -> bool:
    """Whether `person` is among those whom `actor` may bring in by name."""
    return User.objects.filter(people_enrollable_by(actor), pk=person.pk).exists()
