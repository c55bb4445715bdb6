"""Reading enrolments, seats and applications."""

import uuid
from dataclasses import dataclass

from django.db.models import F, QuerySet
from django.utils.translation import gettext as _

from courses.enrolment.models import Application, CourseEntry, Enrolment
from courses.enrolment.policies import applications_visible_to, course_known_to
from courses.enrolment.vocabulary import UNDECIDED, ApplicationState
from courses.outline.models import Course, CourseInvitation
from courses.outline.policies import course_trained_by
from courses.outline.selectors import course_at, open_course
from lms.accounts.actors import Actor, person_behind
from lms.accounts.models import User
from lms.kernel.errors import NotFound
from lms.kernel.paging import Page, page_of

PAGE_SIZE = 50


@dataclass(frozen=True)
class Seats:
    """How many seats a course has and who wants them; without `capacity` nothing is counted."""

    capacity: int | None = None
    taken: int = 0
    waiting: int = 0

    @property
    def free(self) -> int:
        """Seats that nobody holds; 0 also for a course without a limit, which has no such number."""
        return max(0, self.capacity - self.taken) if self.capacity is not None else 0

    @property
    def are_full(self) -> bool:
        """Whether the next who comes has to wait: behind those who wait already."""
        return self.capacity is not None and (self.taken >= self.capacity or self.waiting > 0)

    @property
    def next_place(self) -> int:
        """The place on the waiting list that the next one gets."""
        return self.waiting + 1


def known_course(actor: Actor, slug: str) -> Course:
    """The course of that slug. Raises NotFound (absent, or not for `actor`) and Moved."""
    return open_course(actor, slug) or course_at(slug, among=course_known_to(actor))


def trained_course(actor: Actor, slug: str) -> Course:
    """The course of that slug, for its team. Raises NotFound for everybody else, and Moved."""
    return course_at(slug, among=course_trained_by(actor))


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
        .filter(course__delete_after__isnull=True)
        .exclude(course__state="draft")
        .select_related("course")
        .order_by("-enrolled_at", "-pk")
    )


def entry_of(course: Course) -> CourseEntry:
    """How one comes into `course`; without a row, open and without limits."""
    return CourseEntry.objects.filter(course=course).first() or CourseEntry(course=course)


def waiting_list(course: Course) -> QuerySet[Application]:
    """Who waits for a seat, the next one first. Closed accounts are passed over."""
    return Application.objects.filter(
        course=course, state=ApplicationState.WAITING, learner__is_active=True
    ).order_by("ticket")


def seats_of(entry: CourseEntry) -> Seats:
    """The seats of the entry's course as they are now."""
    if entry.capacity is None:
        return Seats()
    taken = Enrolment.objects.filter(course=entry.course_id, left_at__isnull=True).count()
    return Seats(entry.capacity, taken, waiting_list(entry.course).count())


def place_of(application: Application) -> int | None:
    """The place on the waiting list, from 1; None for somebody who does not wait for a seat."""
    if application.state != ApplicationState.WAITING:
        return None
    return waiting_list(application.course).filter(ticket__lt=application.ticket).count() + 1


def undecided_application(person: User, course: Course) -> Application | None:
    """The application that `person` waits with, or None."""
    return _applications(person, course).filter(state__in=UNDECIDED).first()


def latest_application(person: User, course: Course) -> Application | None:
    """The person's newest application, whatever became of it, or None."""
    return _applications(person, course).order_by("-pk").first()


def _applications(person: User, course: Course) -> QuerySet[Application]:
    return Application.objects.filter(learner=person, course=course).select_related("course")


def is_invited(person: User, course: Course) -> bool:
    """Whether somebody of the team has invited `person`."""
    return CourseInvitation.objects.filter(course=course, person=person).exists()


def invitations_to(course: Course) -> QuerySet[CourseInvitation]:
    """Who is invited, by name."""
    return (
        CourseInvitation.objects.filter(course=course)
        .select_related("person")
        .order_by("person__sort_name", "pk")
    )


def invitations_page(
    course: Course, *, key: str | None = None, size: int = PAGE_SIZE
) -> Page[CourseInvitation]:
    """Who is invited, by name."""
    rows = invitations_to(course).annotate(sort_name=F("person__sort_name"))
    return page_of(rows, by="sort_name", key=key, size=size)


def invited_person(course: Course, *, public_id: uuid.UUID) -> User:
    """Somebody who is invited to `course`. Raises NotFound."""
    rows = invitations_to(course).filter(person__public_id=public_id)
    found = rows.first()
    if found is None:
        raise NotFound(_("There is no such invitation."), code="invitation_not_found")
    return found.person


def application_for(actor: Actor, *, slug: str, public_id: uuid.UUID) -> Application:
    """An application to the course of that slug. Raises NotFound when absent or not for `actor`."""
    found = (
        Application.objects.filter(applications_visible_to(actor), course__slug=slug)
        .filter(public_id=public_id)
        .select_related("course", "learner")
        .first()
    )
    if found is None:
        raise NotFound(_("There is no such request."), code="application_not_found")
    return found


def pending_page(
    course: Course, *, key: str | None = None, size: int = PAGE_SIZE
) -> Page[Application]:
    """Who waits for the team's word, the oldest first, with the people."""
    rows = Application.objects.filter(course=course, state=ApplicationState.PENDING)
    return page_of(rows.select_related("learner"), by="pk", key=key, size=size)


def waiting_page(
    course: Course, *, key: str | None = None, size: int = PAGE_SIZE
) -> Page[Application]:
    """Who waits for a seat, the next one first, with the people."""
    rows = waiting_list(course).select_related("learner")
    return page_of(rows, by="ticket", key=key, size=size)


def pending_count(course: Course) -> int:
    """How many requests the team has to decide on."""
    return Application.objects.filter(course=course, state=ApplicationState.PENDING).count()


def courses_with_waiting_people() -> list[int]:
    """Primary keys of the courses that somebody waits for."""
    rows = Application.objects.filter(
        state=ApplicationState.WAITING, course__delete_after__isnull=True
    ).order_by("course")
    return list(rows.values_list("course", flat=True).distinct())
