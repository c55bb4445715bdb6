"""Opening an account: open, closed or by domain, confirmed by code, telling nobody who is here."""

import re
from typing import Any
from unittest.mock import patch

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import MD5PasswordHasher
from django.core.cache import cache
from django.core.mail import EmailMessage
from django.db import IntegrityError
from django.test import Client
from pytest_django.fixtures import Settings

from lms.accounts.models import User
from lms.accounts.names import suggest_user_name
from lms.kernel.models import AuditEntry
from tests.factories.accounts import UserFactory
from tests.lms.accounts.conftest import code_in

pytestmark = pytest.mark.django_db
SIGN_UP = "/konto/registrieren/"
CONFIRM = "/konto/bestaetigen/"
ENTRY = {
    "display_name": "  Meryem   Kaya ",
    "email": "Kaya@Schule.Test",
    "password1": "vier Wörter reichen aus",
}


def sign_up(client: Client, **changes: str) -> Any:
    return client.post(SIGN_UP, {**ENTRY, **changes})


def test_from_the_form_by_code_to_where_one_wanted_to_go(
    client: Client, mailoutbox: list[EmailMessage]
) -> None:
    response = sign_up(client, next="/kurse/planen/")
    assert response["Location"] == CONFIRM
    assert "_auth_user_id" not in client.session
    assert client.get(CONFIRM).status_code == 200
    response = client.post(CONFIRM, {"code": code_in(mailoutbox[0]), "action": "verify"})
    assert response["Location"] == "/kurse/planen/"
    person = User.objects.get()
    assert client.session["_auth_user_id"] == str(person.pk)
    assert (person.display_name, person.email) == ("Meryem Kaya", "kaya@schule.test")
    address = EmailAddress.objects.get(user=person)
    assert (address.email, address.verified, address.primary) == ("kaya@schule.test", True, True)
    assert AuditEntry.objects.filter(action="person.signed_up", actor=person).exists()


def test_a_code_is_good_in_small_letters_too(
    client: Client, mailoutbox: list[EmailMessage]
) -> None:
    sign_up(client)
    code = code_in(mailoutbox[0]).lower().replace("-", " ")
    assert client.post(CONFIRM, {"code": code})["Location"] == "/"


def test_three_wrong_codes_end_it(client: Client) -> None:
    sign_up(client)
    for _ in range(2):
        response = client.post(CONFIRM, {"code": "AAAA-AAAA"})
        assert response.status_code == 200
        assert "code" in response.context["verify_form"].errors
    assert client.post(CONFIRM, {"code": "AAAA-AAAA"})["Location"] == "/konto/anmelden/"
    assert client.get(CONFIRM)["Location"] == "/konto/anmelden/"


def test_a_new_code_can_be_asked_for(client: Client, mailoutbox: list[EmailMessage]) -> None:
    sign_up(client)
    cache.clear()  # ten seconds later
    assert client.post(CONFIRM, {"action": "resend"})["Location"] == CONFIRM
    first, second = (code_in(mail) for mail in mailoutbox)
    assert first != second
    assert client.post(CONFIRM, {"code": second})["Location"] == "/"


@pytest.mark.parametrize("bad", ["https://evil.test/", "//evil.test/"])
def test_next_is_checked(client: Client, mailoutbox: list[EmailMessage], bad: str) -> None:
    sign_up(client, next=bad)
    assert client.post(CONFIRM, {"code": code_in(mailoutbox[0])})["Location"] == "/"


def test_nobody_is_asked_for_a_user_name_and_the_made_one_tells_nothing(client: Client) -> None:
    assert b'name="username"' not in client.get(SIGN_UP).content
    sign_up(client)
    assert re.fullmatch(r"meryem\.kaya-\d{5}", User.objects.get().username)


@pytest.mark.parametrize("name", ["Jörg Groß-Müller", "李小龙", "...", "A" * 120, "x@y.test"])
def test_every_name_makes_a_valid_user_name(name: str) -> None:
    person = User(username=suggest_user_name(name), display_name=name)
    person.clean_fields(exclude=["password", "folded_username", "sort_name"])


def test_the_language_chosen_before_stays(client: Client) -> None:
    client.cookies["lernhub_language"] = "en"
    sign_up(client)
    assert User.objects.get().language == "en"


def test_a_password_may_not_be_the_own_name(client: Client) -> None:
    response = sign_up(client, password1="MeryemKaya")
    assert "password1" in response.context["form"].errors
    assert not User.objects.exists()


@pytest.mark.parametrize(
    "holder", [{"confirmed": True}, {"confirmed": False}, {"is_active": False}]
)
def test_a_taken_address_gets_the_very_same_answer(
    client: Client, mailoutbox: list[EmailMessage], holder: dict[str, bool]
) -> None:
    UserFactory(email="kaya@schule.test", **holder)
    taken = sign_up(client)
    shown_taken = client.get(CONFIRM)
    wrong_taken = client.post(CONFIRM, {"code": "AAAA-AAAA"})
    fresh_client = type(client)()
    fresh = sign_up(fresh_client, email="frei@schule.test")
    shown_fresh = fresh_client.get(CONFIRM)
    wrong_fresh = fresh_client.post(CONFIRM, {"code": "AAAA-AAAA"})
    for mine, theirs in [(taken, fresh), (shown_taken, shown_fresh), (wrong_taken, wrong_fresh)]:
        assert mine.status_code == theirs.status_code
        assert _lasting_headers(mine) == _lasting_headers(theirs)
        assert _neutral(mine) == _neutral(theirs)
    assert User.objects.count() == 2
    to_holder, to_new = mailoutbox
    assert to_holder.to == ["kaya@schule.test"]
    assert "/konto/passwort/vergessen/" in to_holder.body
    code_in(to_new)


def _lasting_headers(response: Any) -> dict[str, str]:
    changing = ("X-Request-Id", "Content-Length", "Expires")
    return {name: value for name, value in response.headers.items() if name not in changing}


def _neutral(response: Any) -> str:
    text = response.content.decode()
    text = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", text)
    return text.replace("kaya@schule.test", "…").replace("frei@schule.test", "…")


def test_a_taken_address_takes_as_many_hashes_as_a_free_one(client: Client) -> None:
    UserFactory(email="kaya@schule.test")
    with patch.object(MD5PasswordHasher, "encode", autospec=True, return_value="x$y$z") as encode:
        sign_up(client)
        taken = encode.call_count
        sign_up(type(client)(), email="frei@schule.test")
    assert taken == 1 == encode.call_count - taken


def test_two_sign_ups_at_the_same_moment_make_one_account(client: Client) -> None:
    with patch.object(User, "save", side_effect=IntegrityError):
        response = sign_up(client)
    assert response["Location"] == CONFIRM
    assert not User.objects.exists()


def test_a_mail_server_that_is_down_is_said_and_nothing_breaks(client: Client) -> None:
    with patch("django.core.mail.EmailMessage.send", side_effect=ConnectionRefusedError):
        response = sign_up(client)
    assert response["Location"] == CONFIRM
    page = client.get(CONFIRM)
    assert any(message.level_tag == "error" for message in page.context["messages"])


def test_closed_means_closed_for_both_methods(client: Client, settings: Settings) -> None:
    settings.LERNHUB_SIGN_UP = "closed"
    for response in (client.get(SIGN_UP), sign_up(client)):
        assert "account/signup_closed.html" in [t.name for t in response.templates]
    assert not User.objects.exists()
    assert SIGN_UP.encode() not in client.get("/konto/anmelden/").content, "no false invitation"


@pytest.mark.parametrize("address", ["a@Schule.Test", "a@zweite.test"])
def test_domains_let_their_people_in(client: Client, settings: Settings, address: str) -> None:
    settings.LERNHUB_SIGN_UP, settings.LERNHUB_SIGN_UP_DOMAINS = (
        "domains",
        (
            "schule.test",
            "zweite.test",
        ),
    )
    assert sign_up(client, email=address)["Location"] == CONFIRM


@pytest.mark.parametrize(
    "address", ["a@privat.test", "a@sub.schule.test", "a@schule.test.evil.test", "a@xschule.test"]
)
def test_domains_send_others_kindly_away_before_looking_whether_they_are_here(
    client: Client, settings: Settings, mailoutbox: list[EmailMessage], address: str
) -> None:
    settings.LERNHUB_SIGN_UP, settings.LERNHUB_SIGN_UP_DOMAINS = "domains", ("schule.test",)
    UserFactory(email="a@privat.test")
    response = sign_up(client, email=address)
    assert "@schule.test" in response.context["form"].errors["email"][0]
    assert mailoutbox == []


def test_the_domain_rule_is_for_opening_accounts_not_for_passwords(
    client: Client, settings: Settings, mailoutbox: list[EmailMessage]
) -> None:
    settings.LERNHUB_SIGN_UP, settings.LERNHUB_SIGN_UP_DOMAINS = "domains", ("schule.test",)
    UserFactory(email="a@privat.test")
    client.post("/konto/passwort/vergessen/", {"email": "a@privat.test"})
    assert len(mailoutbox) == 1
