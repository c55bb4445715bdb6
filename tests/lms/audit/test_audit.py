"""Administrators read who did what; everybody else finds nothing there."""

import datetime
import json
from typing import Any

import pytest
from django.apps import apps
from django.test import Client
from django.utils.functional import Promise
from django.utils.translation import override

from lms.accounts.models import User
from lms.accounts.services import update_profile
from lms.audit.policies import entries_visible_to, may_read_audit
from lms.audit.selectors import kinds_of_thing
from lms.kernel.audit import record
from lms.kernel.models import AuditEntry
from tests.factories.accounts import UserFactory
from tests.support.personas import Personas, build_personas
from tests.support.queries import count_queries

pytestmark = pytest.mark.django_db
PAGE = "/verwaltung/protokoll/"


@pytest.fixture
def personas() -> Personas:
    return build_personas()


@pytest.fixture
def reader(client: Client, personas: Personas) -> Client:
    client.force_login(personas.administrator)
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
    return client


def shown(page: Any) -> list[tuple[str, str]]:
    return [
        (line.action, line.actor.username if line.actor else "")
        for line in page.context["page"].lines
    ]


def noted(person: User | None, action: str = "person.profile_updated", **details: Any) -> None:
    record(actor=person, action=action, target=person or UserFactory(), **details)


def test_only_administrators_may_read_and_the_filter_agrees(personas: Personas) -> None:
    noted(personas.pupil)
    for name, person in personas.everybody().items():
        assert may_read_audit(person) is (name == "administrator"), name
        visible = AuditEntry.objects.filter(entries_visible_to(person)).exists()
        assert visible is (name == "administrator"), name


def test_a_write_is_read_in_words_the_newest_first(reader: Client, personas: Personas) -> None:
    noted(personas.teacher, "person.signed_up")
    update_profile(
        actor=personas.pupil,
        person=personas.pupil,
        display_name="Geheimer Name",
        language="de",
        theme="auto",
    )
    page = reader.get(PAGE)
    assert shown(page) == [("person.profile_updated", "pupil"), ("person.signed_up", "teacher")]
    text = page.content.decode()
    assert "Profile changed" in text
    assert "Account opened" in text


def test_the_same_in_german(reader: Client, personas: Personas) -> None:
    noted(personas.pupil)
    page = reader.get(PAGE, headers={"Accept-Language": "de"})
    assert "Profil geändert" in page.content.decode()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"person": "Teacher"}, 2),
        ({"person": "niemand"}, 0),
        ({"aktion": "person.signed_up"}, 1),
        ({"ding": "accounts.user"}, 3),
        ({"ding": "schools.school"}, 0),
        ({"von": "2026-01-01", "bis": "2026-01-01"}, 1),
        ({"von": "gestern"}, 3),
    ],
)
def test_the_choice_narrows_it_down(
    reader: Client, personas: Personas, query: dict[str, str], found: int
) -> None:
    noted(personas.teacher, "person.signed_up")
    noted(personas.teacher)
    noted(personas.pupil)
    evening = datetime.datetime(2026, 1, 1, 22, 59, tzinfo=datetime.UTC)
    AuditEntry.objects.filter(actor=personas.pupil).update(at=evening)
    assert len(shown(reader.get(PAGE, query))) == found


def test_what_was_done_to_a_person_is_found_by_her_name(reader: Client, personas: Personas) -> None:
    record(actor=personas.staff, action="person.added", target=personas.pupil)
    assert shown(reader.get(PAGE, {"person": "pupil"})) == [("person.added", "staff")]


def test_older_entries_follow_by_key(reader: Client, personas: Personas) -> None:
    for _ in range(51):
        noted(personas.pupil)
    first = reader.get(PAGE, {"person": "pupil"})
    assert len(shown(first)) == 50
    second = reader.get(PAGE, {"person": "pupil", "ab": first.context["page"].next_key})
    assert len(shown(second)) == 1
    assert second.context["page"].next_key is None


def test_an_erased_account_leaves_its_lines_without_a_name(
    reader: Client, personas: Personas
) -> None:
    noted(personas.pupil)
    personas.pupil.delete()
    page = reader.get(PAGE)
    assert shown(page) == [("person.profile_updated", "")]
    assert "the platform, or an erased account" in page.content.decode()


def test_the_files_hold_what_is_chosen(reader: Client, personas: Personas) -> None:
    noted(personas.teacher, kind="totp")
    noted(personas.pupil)
    table = b"".join(reader.get(f"{PAGE}tabelle.csv", {"person": "teacher"}))
    assert table.decode().count("\r\n") == 2
    assert "kind: totp" in table.decode()
    answer = reader.get(f"{PAGE}zeilen.jsonl")
    assert "no-store" in answer["Cache-Control"]
    lines = [json.loads(line) for line in b"".join(answer).decode().splitlines()]
    assert [line["actor"] for line in lines] == ["pupil", "teacher"]
    assert lines[1]["details"] == {"kind": "totp"}


def test_the_api_says_the_same(reader: Client, personas: Personas) -> None:
    noted(personas.teacher)
    noted(None)
    answer = reader.get("/api/v1/audit/", {"person": "teacher"}).json()
    assert [line["actor"] for line in answer["results"]] == ["teacher"]
    assert answer["next_key"] is None
    assert reader.get("/api/v1/audit/").json()["results"][0]["actor"] is None


def test_a_page_takes_as_many_questions_for_many_entries_as_for_few(
    reader: Client, personas: Personas
) -> None:
    for person in (personas.pupil, personas.teacher):
        noted(person)
    few = count_queries(lambda: reader.get(PAGE))
    for _ in range(18):
        noted(UserFactory())
    assert count_queries(lambda: reader.get(PAGE)) == few


def test_everything_that_entries_can_be_about_has_a_name_in_the_readers_language() -> None:
    ours = [m for m in apps.get_models() if m.__module__.startswith(("lms.", "courses.", "hub."))]
    untold = [
        model._meta.label
        for model in ours
        if hasattr(model, "public_id") and not isinstance(model._meta.verbose_name, Promise)
    ]
    assert untold == []
    with override("de"):
        assert kinds_of_thing()["outline.course"] == "Kurs"
