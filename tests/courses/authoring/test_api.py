"""The workshop in JSON: the same services, the same refusals."""

import json
from typing import Any

import pytest
from django.test import Client

from courses.outline.models import Course, CourseTerm, Unit
from tests.courses.authoring.conftest import Bench

pytestmark = pytest.mark.django_db

HERE = "/api/v1/courses/werk/"


def send(client: Client, method: str, path: str, data: Any = None, **headers: str) -> Any:
    """The answer to a request with a JSON body."""
    return client.generic(
        method,
        path,
        json.dumps(data or {}),
        content_type="application/json",
        headers=headers,
    )


@pytest.fixture
def author(bench: Bench, client: Client) -> Client:
    """A program that acts for the author."""
    client.force_login(bench.author)
    return client


def keys(answer: Any) -> list[list[str]]:
    """The keys of the units in an answer that shows a structure."""
    return [[unit["key"] for unit in part["units"]] for part in answer.json()["sections"]]


def test_a_course_is_made_arranged_and_published(bench: Bench, client: Client) -> None:
    client.force_login(bench.owner)
    made = send(
        client, "POST", "/api/v1/workshop/", {"title": "Über Größe", "audience": "teachers"}
    )
    assert made.status_code == 201, made.json()
    here = "/api/v1/courses/ueber-groesse/"
    send(client, "POST", f"{here}sections/", {"title": "Eins"})
    added = send(client, "POST", f"{here}sections/eins/units/", {"title": "A", "kind": "reading"})
    assert (added.status_code, keys(added)) == (201, [["a"]])
    refused = send(client, "PUT", f"{here}state/", {"state": "published"})
    assert (refused.status_code, refused.json()["code"]) == (409, "not_publishable")

    properties = client.get(f"{here}units/a/properties/").json()
    send(client, "PUT", f"{here}units/a/properties/", {**properties, "state": "published"})
    settings = client.get(f"{here}settings/").json()
    send(client, "PUT", f"{here}settings/", {**settings, "summary": "Ein Satz."})
    found = client.get(f"{here}checklist/").json()["findings"]
    assert [(f["unit"], f["place"]) for f in found if f["is_blocking"]] == [("a", "unit")]
    draft = client.get(f"{here}units/a/draft/").json()
    saved = send(client, "PUT", f"{here}units/a/draft/", {"base": draft["token"], "text": "Text."})
    base = {"base": saved.json()["token"]}
    send(client, "POST", f"{here}units/a/draft/publication/", base)
    published = send(client, "PUT", f"{here}state/", {"state": "published"})
    assert published.json() == {"state": "published"}
    titles = [row["title"] for row in client.get("/api/v1/workshop/").json()]
    assert "Über Größe" in titles


def test_units_move_archive_and_come_back(bench: Bench, author: Client) -> None:
    assert keys(author.get(f"{HERE}structure/")) == [["a", "b"], ["c"]]
    moved = send(
        author, "PUT", f"{HERE}units/a/place/", {"section": "two", "before": "c", "version": 0}
    )
    assert keys(moved) == [["b"], ["a", "c"]]
    stale = send(author, "PUT", f"{HERE}units/b/place/", {"section": "two", "version": 0})
    assert (stale.status_code, stale.json()["code"]) == (409, "structure_changed")

    archived = send(author, "DELETE", f"{HERE}units/b/place/")
    assert (keys(archived), archived.json()["archived"]) == ([[], ["a", "c"]], ["b"])
    back = send(author, "PUT", f"{HERE}units/b/place/", {"section": "one"})
    assert keys(back) == [["b"], ["a", "c"]]


def test_whoever_has_read_something_else_overwrites_nothing(bench: Bench, author: Client) -> None:
    address = f"{HERE}units/a/properties/"
    read = author.get(address)
    tag = read.headers["ETag"]
    first = send(author, "PUT", address, {**read.json(), "title": "Neu"}, **{"If-Match": tag})
    second = send(author, "PUT", address, {**read.json(), "title": "Alt"}, **{"If-Match": tag})
    assert (first.status_code, second.status_code) == (200, 412)
    assert Unit.objects.get(key="a").title == "Neu"


def test_the_team_is_arranged_by_the_responsible_alone(bench: Bench, client: Client) -> None:
    client.force_login(bench.owner)
    person = str(bench.author.public_id)
    changed = send(client, "PUT", f"{HERE}team/{person}/", {"role": "trainer"})
    assert changed.json()["role"] == "trainer"
    last = send(client, "DELETE", f"{HERE}team/{bench.owner.public_id}/")
    assert (last.status_code, last.json()["code"]) == (409, "last_owner")
    client.force_login(bench.author)
    assert client.get(f"{HERE}team/").status_code == 403


def test_competences_and_settings(bench: Bench, author: Client) -> None:
    set_up = send(author, "PUT", f"{HERE}competences/digcompedu:3.1/", {"level": "B1"})
    assert set_up.status_code == 204
    assert CourseTerm.objects.get(course=bench.course).level == "B1"
    wrong = send(author, "PUT", f"{HERE}competences/kmk:1.1/", {"level": "B1"})
    assert wrong.status_code == 422
    send(author, "DELETE", f"{HERE}competences/digcompedu:3.1/")
    assert not CourseTerm.objects.exists()

    settings = author.get(f"{HERE}settings/").json()
    renamed = send(author, "PUT", f"{HERE}settings/", {**settings, "slug": "werkstueck"})
    assert renamed.json()["slug"] == "werkstueck"
    assert author.get(f"{HERE}structure/").status_code == 301


def test_a_deleted_course_is_brought_back(bench: Bench, client: Client) -> None:
    client.force_login(bench.owner)
    assert send(client, "PUT", f"{HERE}bin/").status_code == 204
    assert client.get(f"{HERE}structure/").status_code == 404
    assert send(client, "DELETE", f"{HERE}bin/").status_code == 204
    assert Course.objects.get().delete_after is None
