"""Access tokens: made once, kept as a hash, good for what their scopes name, and gone when they must."""

import datetime
import json
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from lms.api import services
from lms.api.events import TokenCreated
from lms.api.models import AccessToken
from lms.api.scopes import Scope
from lms.api.secrets import digest_of
from lms.api.selectors import own_tokens, token_behind
from lms.api.services import create_token, revoke_all_tokens, revoke_token
from lms.api.tasks import forget_expired_tokens
from lms.kernel import clock
from lms.kernel.errors import Conflict, InvalidInput, NotAllowed
from lms.kernel.models import AuditEntry
from tests.factories.accounts import UserFactory
from tests.lms.api.conftest import Program

pytestmark = pytest.mark.django_db
ME = "/api/v1/me/"


def make(person: Any, **options: Any) -> services.CreatedToken:
    return create_token(
        actor=person, **{"name": "Skript", "scopes": [Scope.PROFILE_READ], **options}
    )


def test_a_token_opens_what_its_scope_names(program: Program) -> None:
    person = UserFactory()
    answer = program(person, Scope.PROFILE_READ).get(ME)
    assert (answer.status_code, answer.json()["username"]) == (200, person.username)


def test_a_token_opens_nothing_else(program: Program) -> None:
    answer = program(UserFactory(), Scope.COURSES_READ).get(ME)
    assert (answer.status_code, answer.json()["code"]) == (403, "scope_missing")
    assert "profile:read" in answer.json()["detail"]
    assert 'error="insufficient_scope", scope="profile:read"' in answer.headers["WWW-Authenticate"]


def test_reading_does_not_open_writing(program: Program) -> None:
    person = UserFactory(theme="auto")
    answer = program(person, Scope.PROFILE_READ).patch(
        ME, {"theme": "dark"}, content_type="application/json"
    )
    assert answer.json()["code"] == "scope_missing"
    person.refresh_from_db()
    assert person.theme == "auto"


def test_a_token_writes_without_csrf(program: Program) -> None:
    person = UserFactory(theme="auto")
    client = program(person, Scope.PROFILE_WRITE)
    client.handler.enforce_csrf_checks = True
    assert client.patch(ME, {"theme": "dark"}, content_type="application/json").status_code == 200
    person.refresh_from_db()
    assert person.theme == "dark"


def test_a_session_writes_with_csrf_only() -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(UserFactory())
    answer = client.patch(ME, {"theme": "dark"}, content_type="application/json")
    assert (answer.status_code, answer.json()["code"]) == (403, "csrf_failed")


@pytest.mark.parametrize("address", ["/konto/profil/", "/", "/konto/passwort/", "/verwaltung/"])
def test_a_token_opens_no_page(program: Program, address: str) -> None:
    answer = program(UserFactory(is_superuser=True, is_staff=True)).get(address)
    assert answer.status_code == 302 or "Abmelden" not in answer.content.decode()


@pytest.mark.parametrize("secret", ["", "lhub_", "lhub_nonsense", "x" * 5000, "lhub_\N{SNOWMAN}"])
def test_a_wrong_token_is_refused_even_at_open_doors(client: Client, secret: str) -> None:
    answer = client.get("/api/v1/courses/", headers={"Authorization": f"Bearer {secret}"})
    assert (answer.status_code, answer.json()["code"]) == (401, "token_not_valid")
    assert 'error="invalid_token"' in answer.headers["WWW-Authenticate"]


def test_a_token_that_was_revoked_has_expired_or_whose_owner_left_opens_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    person = UserFactory()
    revoked, kept = make(person), make(person)
    revoke_token(actor=person, token=revoked.token)
    assert token_behind(revoked.secret) is None
    assert token_behind(kept.secret) == kept.token
    later = timezone.now() + datetime.timedelta(days=91)
    with monkeypatch.context() as patched:
        patched.setattr("lms.api.selectors.now", lambda: later)
        assert token_behind(kept.secret) is None
    person.is_active = False
    person.save()
    assert token_behind(kept.secret) is None
    answer = Client().get(ME, headers={"Authorization": f"Bearer {kept.secret}"})
    assert answer.status_code == 401


def test_the_session_of_a_deactivated_person_is_refused(client: Client) -> None:
    person = UserFactory()
    client.force_login(person)
    assert client.get(ME).status_code == 200
    person.is_active = False
    person.save()
    assert client.get(ME).status_code == 401


def test_the_secret_is_nowhere_in_the_database() -> None:
    made = make(UserFactory())
    rows = json.dumps(
        [str(value) for row in AccessToken.objects.values() for value in row.values()]
    )
    assert made.secret not in rows
    assert made.token.digest == digest_of(made.secret)
    assert made.secret.startswith("lhub_")
    assert len(made.secret) >= len("lhub_") + 43
    assert made.token.hint == made.secret[:9]


def test_a_token_expires_after_ninety_days_unless_told() -> None:
    usual, long = make(UserFactory()).token, make(UserFactory(), days=365).token
    assert (usual.expires_at - usual.created_at).days in {89, 90}
    assert (long.expires_at - long.created_at).days in {364, 365}


@pytest.mark.parametrize(
    ("options", "field"),
    [
        ({"name": "  "}, "name"),
        ({"name": "x" * 81}, "name"),
        ({"scopes": []}, "scopes"),
        ({"scopes": ["everything"]}, "scopes"),
        ({"days": 0}, "days"),
        ({"days": 366}, "days"),
    ],
)
def test_what_makes_no_sense_is_refused_by_name(options: Any, field: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        make(UserFactory(), **options)
    assert list(refusal.value.fields) == [field]
    assert not AccessToken.objects.exists()


def test_twenty_tokens_are_enough() -> None:
    person = UserFactory()
    for _ in range(20):
        make(person)
    with pytest.raises(Conflict) as refusal:
        make(person)
    assert refusal.value.code == "too_many_tokens"


def test_nobody_revokes_anothers_token() -> None:
    token = make(UserFactory()).token
    stranger = UserFactory()
    with pytest.raises(NotAllowed):
        revoke_token(actor=stranger, token=token)
    assert own_tokens(stranger) == []
    assert AccessToken.objects.get() == token


def test_all_are_revoked_at_once() -> None:
    person, other = UserFactory(), UserFactory()
    make(person), make(person), make(other)
    assert revoke_all_tokens(actor=person) == 2
    assert [token.person for token in AccessToken.objects.all()] == [other]


def test_the_log_says_who_and_when_but_no_name() -> None:
    person = UserFactory()
    token = make(person, name="Geheimer Plan").token
    revoke_token(actor=person, token=token)
    entries = AuditEntry.objects.order_by("pk")
    assert [entry.action for entry in entries] == ["token.created", "token.revoked"]
    assert {entry.actor_id for entry in entries} == {person.pk}
    assert "Plan" not in json.dumps([entry.details for entry in entries])


def test_use_is_noted_once_an_hour(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    client = program(UserFactory())
    client.get(ME)
    first = AccessToken.objects.get().last_used_at
    assert first is not None
    client.get(ME)
    assert AccessToken.objects.get().last_used_at == first
    later = clock.now() + datetime.timedelta(hours=1, seconds=1)
    monkeypatch.setattr("lms.api.services.now", lambda: later)
    client.get(ME)
    assert AccessToken.objects.get().last_used_at == later


def test_expired_tokens_are_forgotten_after_a_month(monkeypatch: pytest.MonkeyPatch) -> None:
    make(UserFactory(), days=1)
    forget_expired_tokens()
    assert AccessToken.objects.exists()
    later = clock.now() + datetime.timedelta(days=31, seconds=1)
    monkeypatch.setattr("lms.api.services.now", lambda: later)
    forget_expired_tokens()
    assert not AccessToken.objects.exists()


def test_creating_one_is_published(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[object] = []
    monkeypatch.setattr(services, "publish", told.append)
    token = make(UserFactory()).token
    assert told == [TokenCreated(token.pk)]


def test_a_dump_of_the_data_holds_no_secret(tmp_path: Any) -> None:
    made = make(UserFactory())
    file = tmp_path / "dump.json"
    call_command("dumpdata", "api", output=str(file), verbosity=0)
    assert made.token.name in file.read_text()
    assert made.secret not in file.read_text()
