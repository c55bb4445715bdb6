"""Mails about coming in: who gets which, in which words, and that nobody gets too many."""

import pytest
from django.core import mail
from django_q.models import OrmQ

from courses.enrolment import tasks
from courses.enrolment.models import Application
from courses.enrolment.services import (
    approve_application,
    decline_application,
    enrol_people,
    invite_people,
    leave_course,
)
from courses.outline.vocabulary import State
from lms.accounts.models import Address, User
from tests.courses.enrolment.conftest import Door, People
from tests.factories.accounts import UserFactory
from tests.factories.schools import CentreRoleFactory
from tests.support.jobs import work_off_jobs

pytestmark = pytest.mark.django_db


def writable(name: str, **fields: str) -> User:
    person: User = UserFactory.create(email=f"{name}@nlc.example", **{"language": "de", **fields})
    return person


def mails_to(person: User) -> list[str]:
    """Subjects, the oldest first."""
    work_off_jobs()
    return [str(message.subject) for message in mail.outbox if message.to == [person.email]]


def test_the_team_hears_of_a_request_but_reads_the_reason_on_the_platform(door: Door) -> None:
    colleague = writable("team", language="en")
    door.course.team.create(person=colleague, role="owner")
    door.arrange("approval")
    door.knock(UserFactory.create(display_name="Jonas"), reason="streng geheim")

    assert mails_to(colleague) == [f"Jonas would like to take part in “{door.course}”"]
    assert f"/kurse/{door.course.slug}/antraege/" in mail.outbox[0].body
    assert "geheim" not in mail.outbox[0].body


def test_a_request_that_was_withdrawn_in_time_bothers_nobody(door: Door) -> None:
    door.course.team.create(person=writable("team"), role="owner")
    door.arrange("approval")
    door.knock(reason="Bitte")
    Application.objects.update(state="withdrawn")
    work_off_jobs()
    assert mail.outbox == []


def test_a_yes_comes_with_the_answer(door: Door) -> None:
    door.arrange("approval")
    learner = writable("a")
    door.knock(learner, reason="Bitte")
    approve_application(
        actor=door.trainer, application=Application.objects.get(), answer="Bis Mai & gern"
    )
    assert mails_to(learner) == [f"Ihre Anfrage für „{door.course}“ wurde angenommen"]
    assert "Bis Mai & gern" in mail.outbox[0].body
    assert "können gleich beginnen" in mail.outbox[0].body


def test_a_yes_to_a_full_course_is_one_mail_that_tells_the_place(door: Door) -> None:
    door.arrange("approval", capacity=1)
    enrolled, learner = UserFactory.create(), writable("a")
    for person in (enrolled, learner):
        door.knock(person, reason="Bitte")
    for application in Application.objects.order_by("pk"):
        approve_application(actor=door.trainer, application=application)
    assert mails_to(learner) == [f"Ihre Anfrage für „{door.course}“ wurde angenommen"]
    assert "auf Platz 1 der Warteliste" in mail.outbox[0].body

    leave_course(actor=enrolled, course=door.course)
    assert mails_to(learner)[1:] == [f"Sie haben einen Platz in „{door.course}“"]


def test_a_no_is_told_to_a_pupil_as_to_a_pupil(door: Door) -> None:
    door.arrange("approval")
    pupil = writable("p", address=Address.INFORMAL)
    door.knock(pupil, reason="Bitte")
    decline_application(actor=door.trainer, application=Application.objects.get(), answer="Später.")
    assert mails_to(pupil) == [f"Deine Anfrage für „{door.course}“ wurde abgelehnt"]
    assert "Später." in mail.outbox[0].body
    assert mail.outbox[0].body.startswith("Hallo,")


def test_who_waits_reads_the_place_and_later_that_there_is_a_seat(
    door: Door, people: People
) -> None:
    door.arrange(capacity=1)
    first, learner = people(1)[0], writable("a")
    door.knock(first)
    door.knock(learner)
    assert mails_to(learner) == [f"Sie stehen auf der Warteliste von „{door.course}“"]

    leave_course(actor=first, course=door.course)
    assert mails_to(learner)[1:] == [f"Sie haben einen Platz in „{door.course}“"]


def test_who_enrols_herself_needs_no_mail(door: Door) -> None:
    learner = writable("a")
    door.knock(learner)
    assert mails_to(learner) == []


def test_the_team_enrols_and_invites_with_a_mail_each(door: Door) -> None:
    CentreRoleFactory.create(person=door.trainer, role="staff")
    one, other = writable("a"), writable("b")
    enrol_people(actor=door.trainer, course=door.course, usernames=[one.username])
    invite_people(actor=door.trainer, course=door.course, usernames=[other.username])
    assert mails_to(one) == [f"Sie haben einen Platz in „{door.course}“"]
    assert mails_to(other) == [f"Sie sind zu „{door.course}“ eingeladen"]


def test_jobs_carry_ids_only(door: Door) -> None:
    door.course.team.create(person=writable("team"), role="owner")
    door.arrange("approval")
    door.knock(reason="streng geheim")
    assert [job.task["args"] for job in OrmQ.objects.all()] == [(Application.objects.get().pk,)]


def test_jobs_of_things_that_are_gone_do_nothing() -> None:
    for task in (tasks.tell_team, tasks.tell_decision, tasks.tell_place, tasks.tell_seat):
        task(0)
    tasks.tell_invitation(0)
    tasks.tell_team_member(0, 0)
    assert mail.outbox == []


def test_the_hourly_job_moves_every_list(door: Door, people: People) -> None:
    door.arrange(capacity=1)
    first, learner = people(2)
    door.knock(first)
    door.knock(learner)
    door.course.state = State.ARCHIVED
    door.course.save()
    leave_course(actor=first, course=door.course)
    door.course.state = State.PUBLISHED
    door.course.save()

    tasks.move_waiting_lists()

    assert door.course.enrolments.get(left_at=None).learner == learner
