"""Paging by key, the schema, and the doors that DRF brings."""

import re
from typing import Any

import pytest
import yaml
from django.conf import settings
from django.core.cache.backends.locmem import LocMemCache
from django.test import Client
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.test import APIRequestFactory
from rest_framework.views import APIView

from lms.api.door import Door
from lms.api.paging import NextField, PageAsked
from lms.api.scopes import Scope
from lms.api.throttles import VisitorThrottle
from lms.kernel.paging import page_of
from lms.schools.models import School
from lms.settings import base
from tests.factories.accounts import UserFactory
from tests.factories.schools import SchoolFactory
from tests.lms.api.conftest import Program

pytestmark = pytest.mark.django_db
SCHEMA = "/api/v1/schema/"
ME = "/api/v1/me/"


class RowSerializer(serializers.Serializer[School]):
    name = serializers.CharField()


class SchoolsSerializer(serializers.Serializer[Any]):
    next = NextField()
    results = RowSerializer(many=True, source="rows")


class SchoolsView(Door):
    reads, is_open = Scope.COURSES_READ, True

    def get(self, request: Request) -> Response:
        asked = PageAsked.read(request)
        rows = School.objects.all()
        page = page_of(rows, by="sort_name", key=asked.get("after"), size=asked["limit"])
        return Response(SchoolsSerializer(page, context={"request": request}).data)


def read(address: str) -> Any:
    return SchoolsView.as_view()(APIRequestFactory().get(address))


def test_pages_follow_each_other_without_gap_or_repetition() -> None:
    names = ["Ärzteschule", "Ahornschule", "Zebraschule", "Birkenschule", "Öhlmühle", "Oberschule"]
    for name in [*names, "Ahornschule"]:
        SchoolFactory(name=name)
    seen, address = [], "/schools/?limit=3"
    while address:
        page = read(address).data
        rows, address = [row["name"] for row in page["results"]], page["next"]
        assert len(rows) <= 3
        seen += rows
    assert sorted(seen) == sorted([*names, "Ahornschule"])
    assert seen[:3] == ["Ahornschule", "Ahornschule", "Ärzteschule"]


def test_a_key_that_was_tampered_with_starts_from_the_beginning() -> None:
    SchoolFactory(name="A")
    assert [row["name"] for row in read("/schools/?after=nonsense").data["results"]] == ["A"]


def test_other_parameters_stay_in_the_next_address() -> None:
    SchoolFactory.create_batch(4)
    assert "limit=3" in read("/schools/?limit=3").data["next"]


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("limit=0", "limit"),
        ("limit=101", "limit"),
        ("limit=many", "limit"),
        ("limit=9" + "9" * 5000, "limit"),
        ("after=%00", "after"),
        ("after=" + "x" * 1001, "after"),
        ("seite=2", "seite"),
    ],
)
def test_parameters_that_make_no_sense_are_named(query: str, field: str) -> None:
    answer = read(f"/schools/?{query}")
    assert answer.status_code == 422
    assert [error["field"] for error in answer.data["errors"]] == [field]


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


@pytest.mark.parametrize(
    "body",
    [
        "[" * 200_000,
        '{"a":' * 50_000,
        '{"theme": 1e999}',
        '{"theme": NaN}',
        '{"theme": ' + "9" * 5000 + "}",
        '{"theme": ' + "9" * 400 + "}",
        '{"\\ud800": 1}',
        '{"theme": "\\udfff"}',
        b"\xff\xfe",
        "",
        "{'theme': 'dark'}",
    ],
)
def test_what_is_no_json_is_the_askers_mistake(client: Client, body: Any) -> None:
    client.force_login(UserFactory())
    answer = client.patch(ME, body or " ", content_type="application/json")
    assert (answer.status_code, answer.json()["code"]) == (400, "parse_error")
    assert answer.headers["Content-Type"] == "application/problem+json"


def test_a_body_without_end_is_not_read(client: Client) -> None:
    client.force_login(UserFactory())
    body = b'"' + b"x" * settings.DATA_UPLOAD_MAX_MEMORY_SIZE + b'"'
    answer = client.patch(ME, body, content_type="application/json")
    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")


def test_what_nobody_here_writes_is_not_acceptable(client: Client) -> None:
    client.force_login(UserFactory())
    answer = client.get(ME, headers={"Accept": "text/csv"})
    assert (answer.status_code, answer.json()["code"]) == (406, "not_acceptable")


@pytest.mark.parametrize("method", ["get", "post", "put", "delete", "options"])
def test_an_address_without_a_door_is_a_problem(
    client: Client, program: Program, method: str
) -> None:
    answer = getattr(client, method)("/api/v1/nirgends/")
    assert (answer.status_code, answer.json()["code"]) == (401, "sign_in_needed")
    client.force_login(UserFactory())
    for asker in (client, program(UserFactory())):
        answer = getattr(asker, method)("/api/v1/nirgends/")
        assert (answer.status_code, answer.json()["code"]) == (404, "not_found")
        assert answer.headers["Content-Type"] == "application/problem+json"


def test_a_fault_of_ours_is_a_problem_with_a_number(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lms.accounts.api.MeSerializer", None)
    client.raise_request_exception = False
    client.force_login(UserFactory())
    answer = client.get(ME)
    assert (answer.status_code, answer.json()["code"]) == (500, "server_error")
    assert answer.headers["X-Request-Id"] in answer.json()["detail"]


def test_a_made_up_address_gives_no_more_requests() -> None:
    asked = APIRequestFactory().get(ME, REMOTE_ADDR="203.0.113.7", HTTP_X_FORWARDED_FOR="1.2.3.4")
    assert VisitorThrottle().get_ident(APIView().initialize_request(asked)) == "203.0.113.7"


def test_many_people_do_not_make_the_limits_forget() -> None:
    limits = LocMemCache("limits", {"OPTIONS": base.CACHES["default"]["OPTIONS"]})
    limits.set("one", [1, 2, 3, 4, 5])
    for number in range(2_000):
        limits.set(f"other-{number}", [1])
    assert limits.get("one") == [1, 2, 3, 4, 5]
    limits.clear()


def test_the_description_for_people_runs_nothing_inline_and_needs_no_more_than_other_pages(
    client: Client,
) -> None:
    page = client.get("/api/v1/docs/")
    policy = page.headers["Content-Security-Policy"]
    assert policy == client.get("/kurse/").headers["Content-Security-Policy"]
    scripts = re.findall(r"<script([^>]*)>([^<]*)", page.content.decode())
    assert all('src="/' in attributes and not inline for attributes, inline in scripts)
