"""Windows, requests, invitations: who comes in how, and in which words others don't."""

import datetime

import pytest

from courses.enrolment.models import Application
from courses.enrolment.services import (
    approve_application,
    decline_application,
    invite_people,
    withdraw_application,
    withdraw_invitation,
)
from courses.enrolment.vocabulary import ApplicationState, Became
from courses.enrolment.ways_in import Stage, way_in
from courses.outline.vocabulary import State, Visibility
from lms.accounts.models import User
from lms.kernel.clock import now
from lms.kernel.errors import Conflict, InvalidInput, NotFound
from tests.courses.enrolment.conftest import Door
from tests.factories.accounts import UserFactory
from tests.factories.schools import MembershipFactory, SchoolFactory

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


def asked(door: Door, learner: User, reason: str = "Ich plane ein Projekt.") -> Application:
    outcome = door.knock(learner, reason=reason)
    assert outcome.became is Became.PENDING
    assert outcome.application is not None
    return outcome.application


def test_before_the_window_the_day_is_named(door: Door) -> None:
    door.arrange(opens_at=datetime.datetime(2101, 5, 3, tzinfo=datetime.UTC))
    refusal = door.knock().refusal
    assert refusal is not None
    assert refusal.code == "enrolment_not_open_yet"
    assert "2101" in refusal.message


def test_after_the_window_nobody_comes_in_but_the_list_still_moves(door: Door) -> None:
    door.arrange(capacity=1)
    first, second = UserFactory.create(), UserFactory.create()
    door.knock(first)
    door.knock(second)
    door.arrange(capacity=2, closes_at=now() - DAY)

    assert way_in(second, door.course).stage is Stage.TAKES_PART
    refusal = door.knock().refusal
    assert refusal is not None
    assert refusal.code == "enrolment_over"


def test_a_window_that_ends_before_it_begins_is_refused(door: Door) -> None:
    with pytest.raises(InvalidInput) as refused:
        door.arrange(opens_at=now(), closes_at=now() - DAY)
    assert list(refused.value.fields) == ["closes_at"]


def test_a_request_needs_a_reason(door: Door) -> None:
    door.arrange("approval")
    for reason in (" ", "x" * 1001):
        refusal = door.knock(reason=reason).refusal
        assert isinstance(refusal, InvalidInput)
        assert list(refusal.fields) == ["reason"]
    assert not Application.objects.exists()


def test_asking_twice_is_asking_once(door: Door) -> None:
    door.arrange("approval")
    learner = UserFactory.create()
    assert asked(door, learner) == asked(door, learner, reason="Noch einmal.")
    assert Application.objects.get().reason == "Ich plane ein Projekt."


def test_a_yes_lets_in_and_is_signed(door: Door) -> None:
    door.arrange("approval")
    learner = UserFactory.create()
    application = asked(door, learner)

    outcome = approve_application(actor=door.trainer, application=application, answer=" Gern! ")

    application.refresh_from_db()
    assert outcome.became is Became.ENROLLED
    assert (application.state, application.answer) == (ApplicationState.APPROVED, "Gern!")
    assert application.decided_by == door.trainer
    assert way_in(learner, door.course).stage is Stage.TAKES_PART


def test_a_yes_to_a_full_course_leads_to_the_end_of_the_list(door: Door) -> None:
    door.arrange("approval", capacity=1)
    early, late = UserFactory.create(), UserFactory.create()
    first, second, third = (asked(door, p) for p in (early, late, UserFactory.create()))
    approve_application(actor=door.trainer, application=third)
    approve_application(actor=door.trainer, application=second)

    outcome = approve_application(actor=door.trainer, application=first)

    assert (outcome.became, outcome.place) == (Became.WAITING, 2)
    assert way_in(late, door.course).place == 1


def test_a_no_is_read_with_its_answer_and_one_may_ask_again(door: Door) -> None:
    door.arrange("approval")
    learner = UserFactory.create()
    decline_application(
        actor=door.trainer, application=asked(door, learner), answer="Im Mai wieder."
    )

    way = way_in(learner, door.course)

    assert (way.stage, way.was_declined) == (Stage.WITH_REASON, True)
    assert way.application is not None
    assert way.application.answer == "Im Mai wieder."
    assert asked(door, learner).state == ApplicationState.PENDING


def test_nobody_decides_twice(door: Door) -> None:
    door.arrange("approval")
    application = asked(door, UserFactory.create())
    approve_application(actor=door.trainer, application=application)
    for decide in (approve_application, decline_application):
        with pytest.raises(Conflict) as refused:
            decide(actor=door.trainer, application=application)
        assert refused.value.code == "already_decided"


def test_what_was_withdrawn_is_not_decided_on(door: Door) -> None:
    door.arrange("approval")
    learner = UserFactory.create()
    application = asked(door, learner)
    withdraw_application(actor=learner, course=door.course)
    withdraw_application(actor=learner, course=door.course)

    with pytest.raises(Conflict):
        approve_application(actor=door.trainer, application=application)
    assert way_in(learner, door.course).stage is Stage.WITH_REASON


def test_when_the_door_is_opened_a_request_is_no_longer_needed(door: Door) -> None:
    door.arrange("approval")
    learner = UserFactory.create()
    application = asked(door, learner)
    door.arrange("open")

    assert way_in(learner, door.course).stage is Stage.ENROL
    assert door.knock(learner).became is Became.ENROLLED
    application.refresh_from_db()
    assert application.state == ApplicationState.APPROVED


def test_an_archived_course_approves_nobody(door: Door) -> None:
    door.arrange("approval")
    learner = UserFactory.create()
    application = asked(door, learner)
    door.course.state = State.ARCHIVED
    door.course.save()
    with pytest.raises(Conflict) as refused:
        approve_application(actor=door.trainer, application=application)
    assert refused.value.code == "course_not_open"


def test_only_the_team_decides_and_others_see_no_request(door: Door) -> None:
    door.arrange("approval")
    learner = UserFactory.create()
    application = asked(door, learner)
    with pytest.raises(NotFound):
        approve_application(actor=UserFactory.create(), application=application)


def test_invited_people_come_in_and_others_are_told_whom_to_ask(door: Door) -> None:
    door.arrange("invited")
    school = SchoolFactory.create()
    MembershipFactory.create(person=door.trainer, school=school)
    guest = MembershipFactory.create(school=school).person
    refusal = door.knock(guest).refusal
    assert refusal is not None
    assert refusal.code == "not_invited"

    invite_people(actor=door.trainer, course=door.course, usernames=[guest.username])

    assert door.knock(guest).became is Became.ENROLLED


def test_a_withdrawn_invitation_opens_nothing_but_throws_nobody_out(door: Door) -> None:
    door.arrange("invited")
    guest, late = UserFactory.create(), UserFactory.create()
    for person in (guest, late):
        door.course.invitations.create(person=person)
    door.knock(guest)
    for person in (guest, late):
        withdraw_invitation(actor=door.trainer, course=door.course, person=person)

    assert way_in(guest, door.course).stage is Stage.TAKES_PART
    assert way_in(late, door.course).stage is Stage.NOT_INVITED


def test_who_waits_still_finds_a_course_that_was_hidden_since(door: Door) -> None:
    door.arrange(capacity=1)
    door.knock()
    learner = UserFactory.create()
    door.knock(learner)
    door.course.visibility = Visibility.INVITED
    door.course.save()

    withdraw_application(actor=learner, course=door.course)
    with pytest.raises(NotFound):
        door.knock(learner)


def test_a_stranger_arranges_nothing(door: Door) -> None:
    with pytest.raises(NotFound):
        Door(door.course, UserFactory.create()).arrange("open")


@pytest.mark.parametrize(
    ("settings", "field"), [({"way": "window"}, "way"), ({"capacity": 0}, "capacity")]
)
def test_impossible_settings_name_their_field(
    door: Door, settings: dict[str, object], field: str
) -> None:
    with pytest.raises(InvalidInput) as refused:
        door.arrange(**settings)  # type: ignore[arg-type]
    assert list(refused.value.fields) == [field]
