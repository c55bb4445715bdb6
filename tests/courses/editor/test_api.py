"""The JSON door of the editor."""

from typing import Any

import pytest
from django.test import Client

from courses.editor.models import UnitRevision
from courses.editor.selectors import working_copy
from tests.courses.editor.conftest import PUBLISHED, Writing
from tests.support.queries import count_queries

pytestmark = pytest.mark.django_db
API = "/api/v1/courses/reise/units/a/"
JSON = "application/json"


def put(client: Client, path: str, values: dict[str, Any] | None = None) -> Any:
    return client.put(f"{API}{path}", values or {}, content_type=JSON)


def post(client: Client, path: str, values: dict[str, Any] | None = None) -> Any:
    return client.post(f"{API}{path}", values or {}, content_type=JSON)


def test_a_draft_is_read_saved_published_and_given_up(svenja: Client, writing: Writing) -> None:
    read = svenja.get(f"{API}draft/")
    assert read.json()["text"] == PUBLISHED
    assert read["ETag"]

    saved = put(svenja, "draft/", {"base": read.json()["token"], "text": "Neu"})
    assert saved.status_code == 200
    assert saved.json()["has_changes"] is True

    published = post(svenja, "draft/publication/", {"base": saved.json()["token"]})
    assert published.json()["has_changes"] is False

    put(svenja, "draft/", {"base": published.json()["token"], "text": "Doch nicht"})
    assert svenja.delete(f"{API}draft/").status_code == 204
    assert working_copy(writing.unit).content.text == "Neu"


def test_a_stale_save_is_a_conflict_and_is_put_aside(svenja: Client, writing: Writing) -> None:
    begun = writing.token
    writing.save("Von Aylin", by=writing.aylin)

    answer = put(svenja, "draft/", {"base": begun, "text": "Von Svenja"})

    assert (answer.status_code, answer.json()["code"]) == (409, "changed_meanwhile")
    assert UnitRevision.objects.filter(origin="aside", text="Von Svenja").exists()
    assert working_copy(writing.unit).content.text == "Von Aylin"


def test_if_match_guards_as_well(svenja: Client, writing: Writing) -> None:
    tag = svenja.get(f"{API}draft/")["ETag"]
    writing.save("Von Aylin", by=writing.aylin)

    answer = svenja.put(
        f"{API}draft/",
        {"base": writing.token, "text": "Von Svenja"},
        content_type=JSON,
        headers={"If-Match": tag},
    )
    assert answer.status_code == 412


def test_what_is_to_mend_is_named_with_its_line(svenja: Client, writing: Writing) -> None:
    text = "# Oben\n\n[weg](unit:nirgends)"
    look = post(svenja, "draft/preview/", {"text": text}).json()
    assert [(each["line"], each["quote"]) for each in look["problems"]] == [
        (3, "[weg](unit:nirgends)")
    ]
    assert look["words"] == 3

    saved = put(svenja, "draft/", {"base": writing.token, "text": text}).json()
    refused = post(svenja, "draft/publication/", {"base": saved["token"]})
    assert (refused.status_code, refused.json()["code"]) == (422, "not_publishable")
    assert refused.json()["errors"][0]["field"] == "line 3"


def test_the_history_pages_and_brings_back(svenja: Client, writing: Writing) -> None:
    for number in range(4):
        writing.save(f"Stand {number}", by=(writing.svenja, writing.aylin)[number % 2])

    page = svenja.get(f"{API}revisions/?limit=3").json()
    assert len(page["results"]) == 3
    rest = svenja.get(page["next"]).json()
    assert [row["origin"] for row in rest["results"]] == ["saved", "outside"]
    oldest = rest["results"][-1]["public_id"]

    full = svenja.get(f"{API}revisions/{oldest}/").json()
    assert full["text"] == PUBLISHED
    assert {"removed", "added"} <= {run["change"] for run in full["changes"]}
    assert post(svenja, f"revisions/{oldest}/restoration/").json()["has_changes"] is False
    assert working_copy(writing.unit).content.text == PUBLISHED


def test_presence_names_the_others_and_the_state(
    svenja: Client, aylin: Client, writing: Writing
) -> None:
    put(aylin, "editing/")
    writing.save("Von Aylin", by=writing.aylin)

    seen = put(svenja, "editing/").json()

    assert (seen["others"], seen["saved_by"]) == (["Aylin Demir"], "Aylin Demir")
    assert seen["token"] == writing.token
    assert aylin.delete(f"{API}editing/").status_code == 204
    assert put(svenja, "editing/").json()["others"] == []


def test_who_left_the_team_meets_nothing(svenja: Client, writing: Writing) -> None:
    token = writing.token
    writing.course.team.filter(person=writing.svenja).delete()

    assert put(svenja, "draft/", {"base": token, "text": "Zu spät"}).status_code == 404


def test_a_save_over_the_api_asks_no_more_for_a_long_history(
    svenja: Client, writing: Writing
) -> None:
    def queries_of_a_save(text: str) -> int:
        token = writing.token
        return count_queries(lambda: put(svenja, "draft/", {"base": token, "text": text}))

    writing.save("Anfang")
    few = queries_of_a_save("Anfang und mehr")
    for number in range(20):
        writing.save(f"Stand {number}", by=(writing.svenja, writing.aylin)[number % 2])
    writing.save("Fast am Ende")

    assert queries_of_a_save("Am Ende") == few
