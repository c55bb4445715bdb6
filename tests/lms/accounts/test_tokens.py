"""Access tokens in the profile: made, shown once, taken back; told by mail."""

import datetime
import re

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from lms.accounts.models import User
from lms.api.models import AccessToken
from lms.api.services import create_token
from tests.factories.accounts import PASSWORD, UserFactory
from tests.support.jobs import work_off_jobs

pytestmark = pytest.mark.django_db
PAGE = "/konto/zugriffsschluessel/"
FORM = {"name": "Stundenplan", "scopes": ["courses:read", "learning:read"], "days": "30"}


@pytest.fixture
def person() -> User:
    someone: User = UserFactory.create(
        username="meryem", email="meryem@nlc.example", language="en", display_name="Meryem Kaya"
    )
    return someone


@pytest.fixture
def client(person: User) -> Client:
    """Just signed in with the password, so it is not asked for again."""
    signed_in = Client()
    signed_in.post("/konto/anmelden/", {"login": "meryem", "password": PASSWORD})
    signed_in.post("/konto/ausweisen/", {"password": PASSWORD})
    return signed_in


def test_a_token_is_shown_once_and_works(client: Client, person: User) -> None:
    made = client.post(PAGE, FORM)
    [secret] = set(re.findall(r"lhub_[\w-]{43}", made.content.decode()))
    asked = Client().get("/api/v1/courses/", headers={"Authorization": f"Bearer {secret}"})
    assert (made.status_code, asked.status_code) == (200, 200)
    assert "no-store" in made.headers["Cache-Control"]
    again = client.get(PAGE).content.decode()
    assert secret not in again
    assert "Stundenplan" in again
    token = AccessToken.objects.get()
    assert (token.person, token.scopes) == (person, FORM["scopes"])
    assert (token.expires_at - timezone.now()).days == 29


def test_making_one_asks_for_the_password_first(person: User) -> None:
    late = Client()
    late.force_login(person)
    answer = late.post(PAGE, FORM)
    assert (answer.status_code, answer.headers["Location"].split("?")[0]) == (
        302,
        "/konto/ausweisen/",
    )
    assert not AccessToken.objects.exists()
    done = late.post(answer.headers["Location"], {"password": PASSWORD, "next": PAGE})
    assert "lhub_" in done.content.decode()
    assert AccessToken.objects.get().name == "Stundenplan"


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"name": ""}, "Please name the program"),
        ({"scopes": []}, "Please choose what the token may be used for."),
        ({"scopes": ["everything"]}, "everything"),
        ({"days": "9999"}, "9999"),
    ],
)
def test_what_is_missing_is_said_at_its_field(
    client: Client, change: dict[str, object], sentence: str
) -> None:
    page = client.post(PAGE, {**FORM, **change})
    assert sentence in page.content.decode()
    assert not AccessToken.objects.exists()


def test_a_full_list_says_what_to_do(client: Client, person: User) -> None:
    for number in range(20):
        create_token(actor=person, name=f"{number}", scopes=["courses:read"])
    page = client.post(PAGE, FORM).content.decode()
    assert "You have 20 access tokens already" in page
    assert 'value="Stundenplan"' in page, "what was typed stays"


def test_revoking_asks_first(client: Client, person: User) -> None:
    token = create_token(actor=person, name="Alt", scopes=["courses:read"]).token
    address = f"{PAGE}{token.public_id}/widerrufen/"
    assert "Revoke “Alt”?" in client.get(address).content.decode()
    assert AccessToken.objects.exists()
    client.post(address)
    assert not AccessToken.objects.exists()


def test_all_are_revoked_with_one_answer(client: Client, person: User) -> None:
    for name in ("eins", "zwei"):
        create_token(actor=person, name=name, scopes=["courses:read"])
    assert "zwei" in client.get(f"{PAGE}widerrufen/").content.decode()
    client.post(f"{PAGE}widerrufen/")
    assert not AccessToken.objects.exists()


def test_anothers_token_is_not_there(client: Client) -> None:
    token = create_token(actor=UserFactory.create(), name="x", scopes=["courses:read"]).token
    assert client.post(f"{PAGE}{token.public_id}/widerrufen/").status_code == 404
    assert AccessToken.objects.exists()


def test_the_owner_gets_mail_that_holds_no_secret(client: Client) -> None:
    page = client.post(PAGE, FORM).content.decode()
    work_off_jobs()
    [letter] = mail.outbox[-1:]
    assert letter.to == ["meryem@nlc.example"]
    assert letter.subject == "A new access token for your account"
    assert "Stundenplan" in letter.body
    assert "lhub_" in page
    assert "lhub_" not in letter.body


def test_the_profile_leads_there(client: Client, person: User) -> None:
    assert f'href="{PAGE}"' in client.get("/konto/profil/").content.decode()
    create_token(actor=person, name="x", scopes=["courses:read"])
    assert (
        "1 access token lets a program of yours in."
        in client.get("/konto/profil/").content.decode()
    )


def test_an_expired_one_says_so(client: Client, person: User) -> None:
    create_token(actor=person, name="x", scopes=["courses:read"])
    day = timezone.now() - datetime.timedelta(days=3)
    AccessToken.objects.update(created_at=day - datetime.timedelta(days=1), expires_at=day)
    assert "Expired on" in client.get(PAGE).content.decode()
