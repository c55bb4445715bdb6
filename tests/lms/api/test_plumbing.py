"""Paging by key, the schema, and the doors that DRF brings."""

from typing import Any

import pytest
import yaml
from django.core.cache.backends.locmem import LocMemCache
from django.test import Client
from rest_framework.test import APIRequestFactory
from rest_framework.throttling import AnonRateThrottle, UserRateThrottle
from rest_framework.views import APIView

from lms.api.paging import KeyPagination
from lms.schools.models import School
from lms.settings import base
from tests.factories.accounts import UserFactory
from tests.factories.schools import SchoolFactory

pytestmark = pytest.mark.django_db
SCHEMA = "/api/v1/schema/"
ME = "/api/v1/me/"


class ByName(KeyPagination):
    order_by = "sort_name"
    size = 3


def read(address: str) -> Any:
    pagination = ByName()
    request = pagination_request(address)
    rows = pagination.paginate_queryset(School.objects.all(), request)
    return [row.name for row in rows], pagination.get_paginated_response(rows).data["next"]


def pagination_request(address: str) -> Any:
    return APIView().initialize_request(APIRequestFactory().get(address))


def test_pages_follow_each_other_without_gap_or_repetition() -> None:
    names = ["Ärzteschule", "Ahornschule", "Zebraschule", "Birkenschule", "Öhlmühle", "Oberschule"]
    for name in [*names, "Ahornschule"]:
        SchoolFactory(name=name)
    seen, address = [], "/schools/"
    while address:
        rows, address = read(address)
        assert len(rows) <= 3
        seen += rows
    assert sorted(seen) == sorted([*names, "Ahornschule"])
    assert seen[:3] == ["Ahornschule", "Ahornschule", "Ärzteschule"]


def test_a_key_that_was_tampered_with_starts_from_the_beginning() -> None:
    SchoolFactory(name="A")
    assert read("/schools/?after=nonsense")[0] == ["A"]


def test_other_parameters_stay_in_the_next_address() -> None:
    SchoolFactory.create_batch(4)
    assert "q=x" in read("/schools/?q=x")[1]


def test_the_schema_is_open_and_documents_problems(client: Client) -> None:
    response = client.get(SCHEMA)
    assert response.status_code == 200
    schema = yaml.safe_load(response.content)
    assert "Problem" in schema["components"]["schemas"]
    me = schema["paths"]["/api/v1/me/"]
    assert {"200", "401", "404", "429"} <= me["get"]["responses"].keys()
    assert {"403", "409", "422"} <= me["patch"]["responses"].keys()
    for path in schema["paths"].values():
        for operation in path.values():
            assert "401" in operation["responses"]
    assert schema["components"]["securitySchemes"]["session"]["name"] == "lernhub_session"


@pytest.mark.parametrize("method", ["put", "post", "delete"])
def test_a_method_that_is_not_there_is_a_problem(client: Client, method: str) -> None:
    client.force_login(UserFactory())
    response = getattr(client, method)(ME)
    assert response.status_code == 405
    assert response.headers["Content-Type"] == "application/problem+json"
    assert client.__class__().put(ME).status_code == 401, "a visitor learns nothing of it"


def test_broken_json_is_a_problem(client: Client) -> None:
    client.force_login(UserFactory())
    response = client.patch(ME, "{", content_type="application/json")
    assert response.status_code == 400
    assert response.json()["code"] == "parse_error"


def test_forms_are_not_spoken_here(client: Client) -> None:
    client.force_login(UserFactory())
    response = client.patch(ME, "theme=dark", content_type="application/x-www-form-urlencoded")
    assert response.status_code == 415


def test_too_many_requests_are_a_problem(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(UserRateThrottle, "get_rate", lambda self: "1/min")
    client.force_login(UserFactory())
    assert client.get(ME).status_code == 200
    response = client.get(ME)
    assert response.status_code == 429
    assert 0 < int(response.headers["Retry-After"]) <= 61
    assert response.json()["code"] == "throttled"


def test_json_nested_without_end_is_the_askers_mistake(client: Client) -> None:
    client.force_login(UserFactory())
    answer = client.patch(ME, "[" * 200_000, content_type="application/json")
    assert answer.status_code == 400
    assert answer.json()["code"] == "parse_error"


def test_a_made_up_address_gives_no_more_requests() -> None:
    asked = APIRequestFactory().get(ME, REMOTE_ADDR="203.0.113.7", HTTP_X_FORWARDED_FOR="1.2.3.4")
    assert AnonRateThrottle().get_ident(APIView().initialize_request(asked)) == "203.0.113.7"


def test_many_people_do_not_make_the_limits_forget() -> None:
    limits = LocMemCache("limits", {"OPTIONS": base.CACHES["default"]["OPTIONS"]})
    limits.set("one", [1, 2, 3, 4, 5])
    for number in range(2_000):
        limits.set(f"other-{number}", [1])
    assert limits.get("one") == [1, 2, 3, 4, 5]
    limits.clear()
