"""Mails about coming in, and the waiting lists that something else set free."""

from collections.abc import Mapping
from typing import Any

from courses.enrolment import services
from courses.enrolment.models import Application, Enrolment
from courses.enrolment.selectors import courses_with_waiting_people, place_of
from courses.enrolment.vocabulary import UNDECIDED, ApplicationState
from courses.outline.models import CourseInvitation
from courses.outline.selectors import team_of
from lms.accounts.mails import send_mail_to
from lms.accounts.models import User
from lms.kernel.jobs import enqueue


def tell_team(application_id: int) -> None:
    """One job for each of the team, so that a mail that fails repeats alone."""
    application = _application(application_id)
    if application is None:
        return
    for member in team_of(application.course):
        enqueue(tell_team_member, application.pk, member.person_id)


def tell_team_member(application_id: int, person_id: int) -> None:
    """Somebody wants to take part; the reason stays on the platform."""
    application = _application(application_id)
    person = User.objects.filter(pk=person_id).first()
    if application is None or person is None or application.state not in UNDECIDED:
        return
    _send(person, "application", application.course, application=application)


def tell_decision(application_id: int) -> None:
    """The team has said yes or no."""
    application = _application(application_id)
    if application is None:
        return
    name = "declined" if application.state == ApplicationState.DECLINED else "approved"
    place = place_of(application)
    _send(application.learner, name, application.course, application=application, place=place)


def tell_place(application_id: int) -> None:
    """All seats are taken; who was approved just now hears it with the decision."""
    application = _application(application_id)
    if application is None or application.decided_at is not None:
        return
    if (place := place_of(application)) is not None:
        _send(application.learner, "waiting", application.course, place=place)


def tell_seat(enrolment_id: int) -> None:
    """Somebody takes part now."""
    enrolment = (
        Enrolment.objects.filter(pk=enrolment_id, left_at=None)
        .select_related("course", "learner")
        .first()
    )
    if enrolment is not None:
        _send(enrolment.learner, "seat", enrolment.course)


def tell_invitation(invitation_id: int) -> None:
    """Somebody may come in."""
    invitation = (
        CourseInvitation.objects.filter(pk=invitation_id).select_related("course", "person").first()
    )
    if invitation is not None:
        _send(invitation.person, "invitation", invitation.course)


def move_waiting_list(course_id: int) -> None:
    """One course's list."""
    services.move_waiting_list(course_id=course_id)


def move_waiting_lists() -> None:
    """Every list: seats are also freed by erased accounts, which nobody announces."""
    for course_id in courses_with_waiting_people():
        services.move_waiting_list(course_id=course_id)


def _application(pk: int) -> Application | None:
    return Application.objects.filter(pk=pk).select_related("course", "learner").first()


def _send(person: User, name: str, course: object, **more: Any) -> None:
    context: Mapping[str, Any] = {"course": course, **more}
    send_mail_to(person, template=f"enrolment/mail/{name}", context=context)
