"""Two requests cost as many queries as twenty."""

from collections.abc import Callable

import pytest
from django.test import Client

from tests.courses.enrolment.conftest import Door, People
from tests.support.queries import count_queries

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("page", ["antraege/", "antraege/personen/"])
def test_the_teams_pages_cost_the_same_for_2_and_20(
    door: Door, people: People, client: Client, page: str
) -> None:
    client.force_login(door.trainer)
    few = _cost(door, people, lambda: client.get(f"/kurse/{door.course.slug}/{page}"), upto=2)
    many = _cost(door, people, lambda: client.get(f"/kurse/{door.course.slug}/{page}"), upto=20)
    assert few == many


@pytest.mark.parametrize("state", ["pending", "waiting"])
def test_the_list_in_json_costs_the_same_for_2_and_20(
    door: Door, people: People, client: Client, state: str
) -> None:
    client.force_login(door.trainer)
    address = f"/api/v1/courses/{door.course.slug}/applications/"
    few = _cost(door, people, lambda: client.get(address, {"state": state}), upto=2)
    many = _cost(door, people, lambda: client.get(address, {"state": state}), upto=20)
    assert few == many


def test_a_place_on_the_list_costs_the_same_for_2_and_20(
    door: Door, people: People, client: Client
) -> None:
    last = people(1)[0]
    client.force_login(last)
    door.arrange(capacity=1)
    door.knock()
    address = f"/kurse/{door.course.slug}/"
    door.knock(last)
    few = count_queries(lambda: client.get(address))
    for person in people(20):
        door.knock(person)
    assert few == count_queries(lambda: client.get(address))


def _cost(door: Door, people: People, ask: Callable[[], object], *, upto: int) -> int:
    """Queries of `ask` with at least `upto` requests, waiting people and invitations."""
    door.arrange("open", capacity=1)
    for person in people(upto + 1):
        door.knock(person)
        door.course.invitations.create(person=person)
    door.arrange("approval", capacity=1)
    for person in people(upto):
        door.knock(person, reason="Bitte")
    ask()
    return count_queries(ask)
