"""The JSON door says the same as the pages."""

from typing import Any

import pytest
from django.test import Client

from courses.enrolment.models import Application
from courses.enrolment.services import KeyChange
from courses.enrolment.vocabulary import ApplicationState
from lms.accounts.models import User
from tests.courses.enrolment.conftest import Door
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def put(door: Door, person: User, **body: str) -> Any:
    address = f"/api/v1/courses/{door.course.slug}/enrolment/"
    return signed_in(person).put(address, body, content_type="application/json")


def test_a_seat_is_200_and_waiting_is_202(door: Door) -> None:
    door.arrange(capacity=1)
    first, second = put(door, UserFactory.create()), put(door, UserFactory.create())
    assert (first.status_code, first.json()["became"]) == (200, "enrolled")
    assert first.json()["enrolment"]["public_id"]
    assert second.status_code == 202
    assert second.json() == {"became": "waiting", "enrolment": None, "place": 1}


def test_a_wrong_key_names_its_field_and_is_counted(door: Door) -> None:
    door.arrange("key", key_change=KeyChange("tafelbild"))
    learner = UserFactory.create()
    codes = [put(door, learner, key="falsch").json()["code"] for _ in range(6)]
    assert codes == ["wrong_key"] * 5 + ["too_many_keys"]
    answer = put(door, UserFactory.create())
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == "key"
    assert put(door, UserFactory.create(), key="tafelbild").status_code == 200


def test_others_than_invited_people_are_told_why(door: Door) -> None:
    door.arrange("invited")
    answer = put(door, UserFactory.create())
    assert (answer.status_code, answer.json()["code"]) == (403, "not_invited")


def test_the_team_lists_and_decides(door: Door) -> None:
    door.arrange("approval", capacity=1)
    for _ in range(2):
        assert put(door, UserFactory.create(), reason="Bitte").status_code == 202
    client, top = signed_in(door.trainer), f"/api/v1/courses/{door.course.slug}/applications/"
    listed = client.get(top).json()
    assert [row["reason"] for row in listed["results"]] == ["Bitte", "Bitte"]

    for row in listed["results"]:
        answer = client.post(
            f"{top}{row['public_id']}/decision/",
            {"decision": "approve", "answer": "Gern"},
            content_type="application/json",
        )
        assert answer.status_code == 200

    assert client.get(top).json()["results"] == []
    waiting = client.get(top, {"state": "waiting"}).json()["results"]
    assert [row["public_id"] for row in waiting] == [listed["results"][1]["public_id"]]


def test_deleting_takes_a_request_back(door: Door) -> None:
    door.arrange("approval")
    learner = UserFactory.create()
    put(door, learner, reason="Bitte")
    address = f"/api/v1/courses/{door.course.slug}/enrolment/"
    assert signed_in(learner).delete(address).status_code == 204
    assert Application.objects.get().state == ApplicationState.WITHDRAWN
