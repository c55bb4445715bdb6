"""The waiting list moves by itself, at once, and in order."""

import pytest
from django.db import IntegrityError, transaction

from courses.enrolment.models import Application, Enrolment
from courses.enrolment.services import (
    decline_application,
    enrol_people,
    leave_course,
    move_waiting_list,
    withdraw_application,
)
from courses.enrolment.vocabulary import ApplicationState, Became
from courses.enrolment.ways_in import Stage, way_in
from courses.outline.vocabulary import State
from lms.accounts.models import User
from tests.courses.enrolment.conftest import Door, People
from tests.factories.schools import CentreRoleFactory

pytestmark = pytest.mark.django_db


def places(door: Door, people: list[User]) -> list[int | None]:
    """Who stands where; None for those who don't wait."""
    return [way_in(person, door.course).place for person in people]


def takes_part(door: Door, person: User) -> bool:
    return way_in(person, door.course).stage is Stage.TAKES_PART


def filled(door: Door, people: list[User], *, capacity: int) -> None:
    door.arrange(capacity=capacity)
    for person in people:
        door.knock(person)


def test_a_full_course_puts_the_next_learner_on_the_list(door: Door, people: People) -> None:
    door.arrange(capacity=1)
    first, second, third = people(3)
    assert door.knock(first).became is Became.ENROLLED
    assert (door.knock(second).became, door.knock(second).place) == (Became.WAITING, 1)
    assert door.knock(third).place == 2


def test_leaving_lets_the_next_one_move_up_at_once(door: Door, people: People) -> None:
    everybody = people(4)
    filled(door, everybody, capacity=1)

    leave_course(actor=everybody[0], course=door.course)

    assert takes_part(door, everybody[1])
    assert places(door, everybody) == [None, None, 1, 2]


def test_coming_back_means_queueing_up(door: Door, people: People) -> None:
    everybody = people(3)
    filled(door, everybody, capacity=1)
    leave_course(actor=everybody[0], course=door.course)
    assert door.knock(everybody[0]).place == 2


def test_more_seats_let_as_many_move_up(door: Door, people: People) -> None:
    everybody = people(5)
    filled(door, everybody, capacity=1)
    door.arrange(capacity=3)
    assert places(door, everybody) == [None, None, None, 1, 2]
    door.arrange(capacity=None)
    assert all(takes_part(door, person) for person in everybody)


def test_fewer_seats_throw_nobody_out_and_the_list_waits_longer(door: Door, people: People) -> None:
    everybody = people(4)
    filled(door, everybody, capacity=3)
    door.arrange(capacity=1)
    assert Enrolment.objects.filter(left_at=None).count() == 3

    leave_course(actor=everybody[0], course=door.course)
    leave_course(actor=everybody[1], course=door.course)
    assert places(door, everybody)[3] == 1
    leave_course(actor=everybody[2], course=door.course)
    assert takes_part(door, everybody[3])


def test_who_steps_back_lets_those_behind_move_up(door: Door, people: People) -> None:
    everybody = people(4)
    filled(door, everybody, capacity=1)
    withdraw_application(actor=everybody[1], course=door.course)
    assert places(door, everybody) == [None, None, 1, 2]

    assert door.knock(everybody[1]).place == 3


def test_the_team_may_take_somebody_off_the_list(door: Door, people: People) -> None:
    everybody = people(3)
    filled(door, everybody, capacity=1)
    decline_application(
        actor=door.trainer, application=Application.objects.get(learner=everybody[1])
    )
    leave_course(actor=everybody[0], course=door.course)
    assert takes_part(door, everybody[2])


def test_closed_accounts_are_passed_over(door: Door, people: People) -> None:
    everybody = people(3)
    filled(door, everybody, capacity=1)
    User.objects.filter(pk=everybody[1].pk).update(is_active=False)
    assert places(door, everybody)[2] == 1
    leave_course(actor=everybody[0], course=door.course)
    assert takes_part(door, everybody[2])


def test_an_archived_course_moves_nobody_up_until_it_is_published_again(
    door: Door, people: People
) -> None:
    everybody = people(2)
    filled(door, everybody, capacity=1)
    door.course.state = State.ARCHIVED
    door.course.save()
    leave_course(actor=everybody[0], course=door.course)
    assert not takes_part(door, everybody[1])

    door.course.state = State.PUBLISHED
    door.course.save()
    move_waiting_list(course_id=door.course.pk)
    assert takes_part(door, everybody[1])


def test_an_erased_account_frees_its_seat(door: Door, people: People) -> None:
    everybody = people(3)
    filled(door, everybody, capacity=1)
    everybody[0].delete()
    newcomer = people(1)[0]

    assert door.knock(newcomer).place == 2
    assert takes_part(door, everybody[1])


def test_the_list_of_a_course_that_is_gone_moves_nowhere() -> None:
    move_waiting_list(course_id=0)


def test_those_whom_the_team_enrols_queue_up_as_well(door: Door, people: People) -> None:
    everybody = people(2)
    filled(door, everybody, capacity=1)
    CentreRoleFactory.create(person=door.trainer, role="staff")
    guest = people(1)[0]
    line = enrol_people(actor=door.trainer, course=door.course, usernames=[guest.username])[0]
    assert (line.result, line.place) == ("waiting", 2)


def test_nobody_waits_without_a_ticket_or_twice(door: Door, people: People) -> None:
    learner = people(1)[0]
    waiting = {"course": door.course, "learner": learner, "state": ApplicationState.WAITING}
    with (
        pytest.raises(IntegrityError, match="who_waits_for_a_seat_holds_a_ticket"),
        transaction.atomic(),
    ):
        Application.objects.create(**waiting)
    Application.objects.create(**waiting, ticket=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        Application.objects.create(**waiting, ticket=2)
