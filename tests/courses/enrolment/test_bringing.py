"""Trainers bring people in by name: of their schools only, and without learning who else is here."""

import pytest

from courses.enrolment.models import Application, Enrolment
from courses.enrolment.names import MOST, names_in
from courses.enrolment.outcomes import LineResult
from courses.enrolment.services import enrol_people, invite_people
from courses.enrolment.vocabulary import ApplicationState
from courses.outline.vocabulary import State
from lms.kernel.clock import now
from lms.kernel.errors import Conflict, InvalidInput, NotFound
from tests.courses.enrolment.conftest import Door
from tests.factories.accounts import UserFactory
from tests.factories.schools import (
    CentreRoleFactory,
    MembershipFactory,
    SchoolClassFactory,
    SchoolFactory,
)

pytestmark = pytest.mark.django_db


def results(door: Door, *names: str) -> list[str]:
    lines = enrol_people(actor=door.trainer, course=door.course, usernames=names)
    assert [line.name for line in lines] == list(names)
    return [line.result for line in lines]


def test_names_are_read_however_they_are_pasted() -> None:
    assert names_in("meryem.kaya, biber12;jonas\n\n  Biber12\tjonas ") == [
        "meryem.kaya",
        "biber12",
        "jonas",
    ]


def test_people_of_the_trainers_schools_are_enrolled_be_it_through_a_class(door: Door) -> None:
    school = SchoolFactory.create()
    MembershipFactory.create(person=door.trainer, school=school)
    teacher = MembershipFactory.create(school=school).person
    pupil = MembershipFactory.create(
        school=None, school_class=SchoolClassFactory.create(school=school), role="pupil"
    ).person

    assert results(door, teacher.username.upper(), pupil.username) == ["enrolled", "enrolled"]
    assert results(door, pupil.username) == ["already_in"]


def test_strangers_and_nobody_look_the_same(door: Door) -> None:
    stranger = MembershipFactory.create().person
    gone = UserFactory.create(is_active=False)
    MembershipFactory.create(person=door.trainer)

    lines = enrol_people(
        actor=door.trainer,
        course=door.course,
        usernames=[stranger.username, gone.username, "nobody"],
    )

    assert {(line.result, line.person, line.place) for line in lines} == {
        (LineResult.UNKNOWN, None, None)
    }
    assert not Enrolment.objects.exists()


@pytest.mark.parametrize("role", ["staff", "administrator"])
def test_the_centre_enrols_anybody(door: Door, role: str) -> None:
    CentreRoleFactory.create(person=door.trainer, role=role)
    assert results(door, MembershipFactory.create().person.username) == ["enrolled"]


def test_a_centres_trainer_enrols_only_people_of_her_schools(door: Door) -> None:
    CentreRoleFactory.create(person=door.trainer, role="trainer")
    assert results(door, UserFactory.create().username) == ["unknown"]


def test_neither_way_nor_window_binds_the_team(door: Door) -> None:
    CentreRoleFactory.create(person=door.trainer, role="staff")
    door.arrange("approval", closes_at=now())
    assert results(door, UserFactory.create().username) == ["enrolled"]


def test_a_request_is_granted_by_enrolling(door: Door) -> None:
    CentreRoleFactory.create(person=door.trainer, role="staff")
    door.arrange("approval")
    learner = UserFactory.create()
    door.knock(learner, reason="Bitte")

    assert results(door, learner.username) == ["enrolled"]
    application = Application.objects.get()
    assert (application.state, application.decided_by) == (
        ApplicationState.APPROVED,
        door.trainer,
    )


def test_who_waits_keeps_the_place(door: Door) -> None:
    CentreRoleFactory.create(person=door.trainer, role="staff")
    door.arrange(capacity=1)
    door.knock()
    first, second = UserFactory.create(), UserFactory.create()
    door.knock(first)
    lines = enrol_people(
        actor=door.trainer, course=door.course, usernames=[second.username, first.username]
    )
    assert [(line.result, line.place) for line in lines] == [("waiting", 2), ("waiting", 1)]


def test_inviting_says_what_happened_to_each(door: Door) -> None:
    CentreRoleFactory.create(person=door.trainer, role="staff")
    guest = UserFactory.create()
    names = [guest.username, "nobody"]
    first = invite_people(actor=door.trainer, course=door.course, usernames=names)
    again = invite_people(actor=door.trainer, course=door.course, usernames=names)
    assert [line.result for line in first] == ["invited", "unknown"]
    assert [line.result for line in again] == ["already_invited", "unknown"]


def test_a_draft_takes_nobody_in(door: Door) -> None:
    door.course.state = State.DRAFT
    door.course.save()
    with pytest.raises(Conflict):
        results(door, "somebody")


def test_a_list_has_an_end(door: Door) -> None:
    with pytest.raises(InvalidInput) as refused:
        results(door, *(f"n{number}" for number in range(MOST + 1)))
    assert list(refused.value.fields) == ["names"]


def test_only_the_team_brings_people(door: Door) -> None:
    with pytest.raises(NotFound):
        enrol_people(actor=UserFactory.create(), course=door.course, usernames=["x"])
