"""The team brings people in by their user names: enrolled at once, or invited."""

from collections.abc import Iterator, Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from courses.enrolment import outcomes
from courses.enrolment.events import PersonInvited, SeatTaken
from courses.enrolment.models import Application, Enrolment
from courses.enrolment.names import MOST
from courses.enrolment.outcomes import Line, LineResult
from courses.enrolment.policies import people_enrollable_by
from courses.enrolment.selectors import place_of, undecided_application
from courses.enrolment.services.seats import seat_or_wait, settled_by
from courses.enrolment.vocabulary import ApplicationState
from courses.outline.models import Course, CourseInvitation
from courses.outline.policies import may_train_course
from courses.outline.selectors import absent_course
from courses.outline.vocabulary import State
from lms.accounts.models import User
from lms.kernel.audit import record
from lms.kernel.clock import now
from lms.kernel.errors import InvalidInput
from lms.kernel.events import publish
from lms.kernel.locking import lock


@transaction.atomic
def enrol_people(*, actor: User, course: Course, usernames: Sequence[str]) -> list[Line]:
    """Enrol people of the actor's schools, whatever the way in and the window; seats still count.

    Says for each name what happened. Names that nobody has and people the actor may not bring look
    the same. Raises NotFound, Conflict (not published), InvalidInput (too many names).
    """
    course = _course_of_team(actor, course, usernames)
    if course.state != State.PUBLISHED:
        raise outcomes.takes_nobody_in()
    lines = [
        _enrol(actor, course, person, name=name)
        for name, person in _people_behind(actor, usernames)
    ]
    record(actor=actor, action="course.people_enrolled", target=course, names=len(lines))
    return lines


@transaction.atomic
def invite_people(*, actor: User, course: Course, usernames: Sequence[str]) -> list[Line]:
    """Invite people of the actor's schools: they may see the course and come in by themselves.

    Raises NotFound, InvalidInput (too many names).
    """
    course = _course_of_team(actor, course, usernames)
    lines = [
        _invite(course, person, name=name) for name, person in _people_behind(actor, usernames)
    ]
    record(actor=actor, action="course.people_invited", target=course, names=len(lines))
    return lines


@transaction.atomic
def withdraw_invitation(*, actor: User, course: Course, person: User) -> None:
    """Take an invitation back; who takes part already stays. Idempotent. Raises NotFound."""
    course = _course_of_team(actor, course, ())
    CourseInvitation.objects.filter(course=course, person=person).delete()
    record(actor=actor, action="course.invitation_withdrawn", target=course)


def _course_of_team(actor: User, course: Course, usernames: Sequence[str]) -> Course:
    """The course, locked, for somebody of its team."""
    if not may_train_course(actor, course):
        raise absent_course()
    if len(usernames) > MOST:
        text = _("Please enter at most %(number)d names at once.") % {"number": MOST}
        raise InvalidInput(text, code="too_many_names", fields={"names": text})
    return lock(Course, course.pk)


def _people_behind(actor: User, usernames: Sequence[str]) -> Iterator[tuple[str, User | None]]:
    """Each name with its person, if the actor may know that there is one."""
    folded = [name.casefold() for name in usernames]
    people = User.objects.filter(
        people_enrollable_by(actor), folded_username__in=folded, is_active=True
    )
    found = {person.folded_username: person for person in people}
    for name, key in zip(usernames, folded, strict=True):
        yield name, found.get(key)


def _enrol(actor: User, course: Course, person: User | None, *, name: str) -> Line:
    if person is None:
        return Line(name, LineResult.UNKNOWN)
    if Enrolment.objects.filter(course=course, learner=person, left_at=None).exists():
        return Line(name, LineResult.ALREADY_IN, person)
    application = undecided_application(person, course)
    if application is not None and application.state == ApplicationState.WAITING:
        return _waiting(name, person, application)
    settled_by(application, actor=actor)
    outcome = seat_or_wait(person, course, application=application, at=now())
    if outcome.enrolment is None:
        assert outcome.application is not None
        return _waiting(name, person, outcome.application)
    publish(SeatTaken(outcome.enrolment.pk))
    return Line(name, LineResult.ENROLLED, person)


def _waiting(name: str, person: User, application: Application) -> Line:
    return Line(name, LineResult.WAITING, person, place_of(application))


def _invite(course: Course, person: User | None, *, name: str) -> Line:
    if person is None:
        return Line(name, LineResult.UNKNOWN)
    invitation, is_new = CourseInvitation.objects.get_or_create(course=course, person=person)
    if not is_new:
        return Line(name, LineResult.ALREADY_INVITED, person)
    publish(PersonInvited(invitation.pk))
    return Line(name, LineResult.INVITED, person)
