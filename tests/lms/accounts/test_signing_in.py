"""Who gets in, by which name, and what a failure tells."""

from typing import Any
from unittest.mock import patch

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.core.mail import EmailMessage
from django.db import IntegrityError, transaction
from django.test import Client, RequestFactory
from django.utils import translation
from pytest_django.fixtures import Settings

from lms.accounts.adapter import WRONG_PASSWORD, AccountAdapter
from lms.accounts.backends import SignInBackend
from lms.accounts.models import User
from tests.factories.accounts import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db
SIGN_IN = "/konto/anmelden/"


def sign_in(client: Client, name: str, *, password: str = PASSWORD, **extra: Any) -> Any:
    return client.post(SIGN_IN, {"login": name, "password": password}, **extra)


def signed_in_as(client: Client) -> str | None:
    return client.session.get("_auth_user_id")


@pytest.mark.parametrize("name", ["meryem.kaya", "Meryem.Kaya", " MERYEM.KAYA "])
def test_a_user_name_is_good_in_any_case(client: Client, name: str) -> None:
    person = UserFactory(username="Meryem.Kaya")
    response = sign_in(client, name)
    assert response.status_code == 302
    assert response["Location"] == "/"
    assert signed_in_as(client) == str(person.pk)


def test_an_umlaut_in_a_user_name_folds_too(client: Client) -> None:
    person = UserFactory(username="Jörg.Groß")
    sign_in(client, "JÖRG.GROSS")
    assert signed_in_as(client) == str(person.pk)


@pytest.mark.parametrize("name", ["kaya@schule.test", "Kaya@Schule.Test"])
def test_a_confirmed_address_is_good_in_any_case(client: Client, name: str) -> None:
    person = UserFactory(email="kaya@schule.test")
    sign_in(client, name)
    assert signed_in_as(client) == str(person.pk)


def test_a_pupil_without_an_address_signs_in_although_addresses_are_confirmed(
    client: Client, mailoutbox: list[EmailMessage]
) -> None:
    pupil = UserFactory(username="fuchs.7", email="")
    assert sign_in(client, "fuchs.7")["Location"] == "/"
    assert signed_in_as(client) == str(pupil.pk)
    assert mailoutbox == []


def test_an_unconfirmed_address_has_to_be_confirmed_first(
    client: Client, mailoutbox: list[EmailMessage]
) -> None:
    UserFactory(username="neu", email="neu@schule.test", confirmed=False)
    response = sign_in(client, "neu")
    assert response["Location"] == "/konto/bestaetigen/"
    assert signed_in_as(client) is None
    assert mailoutbox[0].to == ["neu@schule.test"]


def test_whoever_confirmed_an_address_signs_in_with_it_not_who_wrote_it_down(
    client: Client,
) -> None:
    squatter = UserFactory(username="squatter", email="x@schule.test", confirmed=False)
    rightful = UserFactory(username="rightful")
    rightful.emailaddress_set.create(email="x@schule.test", verified=True, primary=True)
    sign_in(client, "x@schule.test")
    assert signed_in_as(client) == str(rightful.pk) != str(squatter.pk)


def test_nobody_can_take_an_address_as_a_user_name() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        UserFactory(username="opfer@schule.test")


FAILURES = {
    "unknown name": ("nobody", PASSWORD),
    "unknown address": ("nobody@schule.test", PASSWORD),
    "wrong password": ("known", "wrong"),
    "wrong password of an address": ("known@schule.test", "wrong"),
    "inactive": ("inactive", PASSWORD),
    "no usable password": ("empty", PASSWORD),
    "sample from elsewhere": ("sample", PASSWORD),
}


@pytest.fixture
def people(db: None) -> None:
    UserFactory(username="known", email="known@schule.test")
    UserFactory(username="inactive", is_active=False)
    UserFactory(username="sample", sample=True)
    User.objects.create_user("empty", display_name="Empty")


@pytest.mark.parametrize("failure", FAILURES)
def test_every_failure_reads_the_same(client: Client, people: None, failure: str) -> None:
    name, password = FAILURES[failure]
    response = sign_in(client, name, password=password, REMOTE_ADDR="203.0.113.7")
    assert response.status_code == 200
    messages = response.context["form"].non_field_errors()
    with translation.override("de"):
        assert [str(message) for message in messages] == [str(WRONG_PASSWORD)]
    assert 'href="/konto/passwort/vergessen/"' in messages[0]
    assert response.context["form"].errors.keys() == {"__all__"}
    assert signed_in_as(client) is None


@pytest.mark.parametrize("failure", FAILURES)
def test_every_failure_takes_one_hash(client: Client, people: None, failure: str) -> None:
    name, password = FAILURES[failure]
    with patch.object(MD5PasswordHasher, "encode", autospec=True, return_value="x") as encode:
        sign_in(client, name, password=password, REMOTE_ADDR="203.0.113.7")
    assert encode.call_count == 1


def test_the_sign_in_page_offers_a_way_on(client: Client) -> None:
    response = sign_in(client, "nobody")
    assert b"/konto/passwort/vergessen/" in response.content
    assert b"/konto/registrieren/" in response.content


def test_signing_in_leads_to_where_one_wanted_to_go(client: Client) -> None:
    UserFactory(username="p")
    response = client.post(
        SIGN_IN, {"login": "p", "password": PASSWORD, "next": "/kurse/planen/lernen/"}
    )
    assert response["Location"] == "/kurse/planen/lernen/"


@pytest.mark.parametrize(
    "bad",
    [
        "https://evil.test/",
        "//evil.test/",
        "///evil.test",
        "/\\evil.test",
        "\\\\evil.test",
        "http:///evil.test",
        "javascript:alert(1)",
        "http://localhost/",
        "%2F%2Fevil.test@x:y//",
        " //evil.test",
    ],
)
def test_next_never_leads_off_this_host(client: Client, bad: str) -> None:
    UserFactory(username="p")
    response = client.post(SIGN_IN, {"login": "p", "password": PASSWORD, "next": bad})
    assert response["Location"] in ("/", "%2F%2Fevil.test@x:y//")


def test_the_session_ends_with_the_browser_unless_asked_otherwise(client: Client) -> None:
    UserFactory(username="p")
    sign_in(client, "p")
    assert client.session.get_expire_at_browser_close()
    client.logout()
    client.post(SIGN_IN, {"login": "p", "password": PASSWORD, "remember": "on"})
    assert not client.session.get_expire_at_browser_close()


def test_five_failures_close_a_name_for_a_while_known_or_not(client: Client) -> None:
    UserFactory(username="known")
    for name in ("known", "unknown"):
        for _ in range(5):
            sign_in(client, name, password="wrong")
        response = sign_in(client, name)
        with translation.override("de"):
            text = str(AccountAdapter.error_messages["too_many_login_attempts"])
        assert response.context["form"].non_field_errors() == [text]
        assert signed_in_as(client) is None


@pytest.mark.parametrize(
    ("names", "hosts"),
    [
        (["susi"] * 5, [f"localhost:{port}" for port in range(1, 6)]),
        (["\u017fusi", "su\u017fi", "SU\u017fi", "SUSI", " susi"], ["localhost"] * 5),
    ],
    ids=["made-up ports", "other spellings"],
)
def test_nothing_that_is_made_up_gives_more_attempts(
    client: Client, names: list[str], hosts: list[str]
) -> None:
    UserFactory(username="susi")
    for name, host in zip(names, hosts, strict=True):
        sign_in(client, name, password="wrong", HTTP_HOST=host)
    sign_in(client, "susi", HTTP_HOST="localhost:99")
    assert signed_in_as(client) is None


def test_a_class_behind_one_address_can_sign_in_at_once(client: Client) -> None:
    for number in range(60):
        UserFactory(username=f"pupil{number}")
        assert sign_in(Client(), f"pupil{number}").status_code == 302


def test_too_many_requests_get_a_kind_page(client: Client, settings: Settings) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"login": "1/m/ip"}
    sign_in(client, "nobody")
    response = sign_in(client, "nobody")
    assert response.status_code == 429
    assert "429.html" in [template.name for template in response.templates]
    assert 50 <= int(response["Retry-After"]) <= 60
    assert "Bitte warten Sie eine Minute" in response.content.decode()


SAMPLE_DOORS = [
    ({"REMOTE_ADDR": "127.0.0.1", "HTTP_HOST": "localhost:8000"}, True),
    ({"REMOTE_ADDR": "::1", "HTTP_HOST": "localhost"}, True),
    ({"REMOTE_ADDR": "::ffff:127.0.0.1", "HTTP_HOST": "localhost"}, True),
    ({"REMOTE_ADDR": "127.0.0.1", "HTTP_HOST": "testserver"}, False),
    ({"REMOTE_ADDR": "192.168.1.5", "HTTP_HOST": "localhost"}, False),
    ({"REMOTE_ADDR": "", "HTTP_HOST": "localhost"}, False),
    (
        {
            "REMOTE_ADDR": "127.0.0.1",
            "HTTP_HOST": "localhost",
            "HTTP_X_FORWARDED_FOR": "127.0.0.1",
        },
        False,
    ),
    ({"REMOTE_ADDR": "127.0.0.1", "HTTP_HOST": "localhost", "HTTP_FORWARDED": "for=::1"}, False),
    ({"REMOTE_ADDR": "127.0.0.1", "HTTP_HOST": "localhost", "HTTP_X_REAL_IP": "::1"}, False),
]


@pytest.mark.parametrize(("door", "opens"), SAMPLE_DOORS)
def test_a_sample_account_works_on_this_machine_only(
    rf: RequestFactory, door: dict[str, Any], opens: bool
) -> None:
    person = UserFactory(username="muster", sample=True)
    request = rf.post(SIGN_IN, **door)
    found = SignInBackend().authenticate(request, username="muster", password=PASSWORD)
    assert found == (person if opens else None)


def test_a_sample_account_needs_a_request() -> None:
    UserFactory(username="muster", sample=True)
    assert SignInBackend().authenticate(None, username="muster", password=PASSWORD) is None


def test_after_signing_out_the_browser_keeps_no_page_for_the_next_pupil(client: Client) -> None:
    client.force_login(UserFactory())
    assert "private" in client.get("/konto/profil/")["Cache-Control"]
    assert "Clear-Site-Data" not in client.get("/konto/abmelden/")
    assert client.post("/konto/abmelden/")["Clear-Site-Data"] == '"cache"'
    assert signed_in_as(client) is None
