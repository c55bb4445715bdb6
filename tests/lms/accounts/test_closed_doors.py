"""Visitors are led to sign-in wherever there is nothing for them, existing or not."""

import pytest
from django.test import Client

from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "path",
    ["/konto/profil/", "/gibt-es-nicht/", "/verwaltung/", "/verwaltung/x/", "/a/b?c=d%20e"],
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_existing_or_not_a_visitor_is_led_to_sign_in(
    client: Client, path: str, method: str
) -> None:
    response = getattr(client, method)(path)
    assert response.status_code == 302
    where, _, query = response["Location"].partition("?next=")
    assert where == "/konto/anmelden/"
    assert query.startswith(path.partition("?")[0])


def test_a_closed_and_an_absent_address_answer_alike(client: Client) -> None:
    closed, absent = client.get("/konto/profil/"), client.get("/konto/profol/")
    assert closed.status_code == absent.status_code
    assert closed["Location"].replace("profil", "profol") == absent["Location"]
    assert closed.content == absent.content
    changing = {"Location", "X-Request-Id"}
    assert {k: v for k, v in closed.headers.items() if k not in changing} == {
        k: v for k, v in absent.headers.items() if k not in changing
    }


def test_whoever_has_signed_in_is_told_that_there_is_nothing(client: Client) -> None:
    client.force_login(UserFactory())
    assert client.get("/gibt-es-nicht/").status_code == 404


@pytest.mark.parametrize(
    "path", ["/static/gibt-es-nicht.css", "/favicon.ico", "/apple-touch-icon.png", "/.well-known/x"]
)
def test_files_that_browsers_ask_for_unbidden_are_simply_absent(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


def test_an_address_that_only_lacks_its_slash_is_completed(client: Client) -> None:
    response = client.get("/konto/anmelden?next=/kurse/")
    assert response.status_code == 301
    assert response["Location"] == "/konto/anmelden/?next=/kurse/"


@pytest.mark.parametrize("path", ["/api/v1/me/", "/api/v1/gibt-es-nicht/", "/api/"])
def test_the_api_answers_401_existing_or_not(client: Client, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 401
    assert response.headers["Content-Type"] == "application/problem+json"
    assert response.headers["WWW-Authenticate"].startswith("Session")
    assert response.json() == client.get("/api/v1/me/").json()
    assert response.json()["code"] == "sign_in_needed"


def test_the_api_says_absent_as_a_problem(client: Client) -> None:
    client.force_login(UserFactory())
    response = client.get("/api/v1/gibt-es-nicht/")
    assert response.status_code == 404
    assert response.headers["Content-Type"] == "application/problem+json"
    assert response.json()["code"] == "not_found"


@pytest.mark.parametrize("path", ["/konto/anmelden/", "/konto/registrieren/"])
def test_entrances_are_open(client: Client, path: str) -> None:
    assert client.get(path).status_code == 200


def test_who_has_signed_in_needs_no_entrance(client: Client) -> None:
    client.force_login(UserFactory())
    assert client.get("/konto/anmelden/?next=/kurse/")["Location"] == "/kurse/"


def test_the_bare_account_address_leads_on(client: Client) -> None:
    assert client.get("/konto/")["Location"].startswith("/konto/anmelden/")
    client.force_login(UserFactory())
    assert client.get("/konto/")["Location"] == "/konto/e-mail/"
