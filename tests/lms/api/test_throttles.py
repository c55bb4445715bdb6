"""Floods are slowed down, kindly, and each asker only by her own."""

import pytest
from django.test import Client
from rest_framework.throttling import SimpleRateThrottle

from tests.factories.accounts import UserFactory
from tests.lms.api.conftest import Program

pytestmark = pytest.mark.django_db
ME = "/api/v1/me/"
COURSES = "/api/v1/courses/"


@pytest.fixture
def rates(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """The limits, to be narrowed."""
    narrowed = {str(name): str(rate) for name, rate in SimpleRateThrottle.THROTTLE_RATES.items()}
    monkeypatch.setattr(SimpleRateThrottle, "THROTTLE_RATES", narrowed)
    return narrowed


def statuses(client: Client, address: str, *, times: int, **headers: str) -> list[int]:
    return [client.get(address, headers=headers).status_code for _ in range(times)]


def test_who_floods_is_told_when_to_go_on(client: Client, rates: dict[str, str]) -> None:
    rates["person"] = "3/min"
    client.force_login(UserFactory(language="en"))
    assert statuses(client, ME, times=5) == [200, 200, 200, 429, 429]
    answer = client.get(ME)
    assert answer.json()["code"] == "throttled"
    assert 1 <= int(answer.headers["Retry-After"]) <= 60
    assert f"in {answer.headers['Retry-After']} second" in answer.json()["detail"]


def test_one_persons_flood_is_nobody_elses(client: Client, rates: dict[str, str]) -> None:
    rates["person"] = "1/min"
    client.force_login(UserFactory())
    assert statuses(client, ME, times=2) == [200, 429]
    other = Client()
    other.force_login(UserFactory())
    assert other.get(ME).status_code == 200


def test_each_token_counts_apart_and_not_as_its_owner(
    client: Client, program: Program, rates: dict[str, str]
) -> None:
    rates["token"] = "2/min"
    person = UserFactory()
    first, second = program(person), program(person)
    assert statuses(first, ME, times=3) == [200, 200, 429]
    assert second.get(ME).status_code == 200
    client.force_login(person)
    assert client.get(ME).status_code == 200


def test_visitors_count_by_address(client: Client, rates: dict[str, str]) -> None:
    rates["visitor"] = "2/min"
    assert statuses(client, COURSES, times=3) == [200, 200, 429]
    assert client.get(COURSES, REMOTE_ADDR="203.0.113.7").status_code == 200


def test_searching_has_a_limit_of_its_own(client: Client, rates: dict[str, str]) -> None:
    rates["search"] = "2/min"
    assert statuses(client, f"{COURSES}?q=moodle", times=3) == [200, 200, 429]
    assert client.get(COURSES).status_code == 200


def test_writing_has_a_limit_of_its_own(client: Client, rates: dict[str, str]) -> None:
    rates["write"] = "1/min"
    client.force_login(UserFactory())
    sent = [client.patch(ME, {}, content_type="application/json") for _ in range(2)]
    assert [answer.status_code for answer in sent] == [200, 429]
    assert client.get(ME).status_code == 200


def test_who_guesses_tokens_is_slowed_down(client: Client, rates: dict[str, str]) -> None:
    rates["refused"] = "2/min"
    wrong = {"Authorization": "Bearer lhub_wrong"}
    assert statuses(client, COURSES, times=3, **wrong) == [401, 401, 429]
    assert client.get(COURSES).status_code == 200
