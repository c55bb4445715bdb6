"""Language and light: the person's choice, then the cookie, then the browser, then German."""

from typing import Any

import pytest
from django.test import Client
from django.utils import translation

from lms.accounts.preferences import Preferences
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db
PAGE = "/konto/registrieren/"
PROFILE = "/konto/profil/"


def preferences_in(response: Any) -> Preferences:
    preferences = response.wsgi_request.preferences
    assert isinstance(preferences, Preferences)
    return preferences


@pytest.mark.parametrize(
    ("cookie", "header", "expected"),
    [
        (None, None, "de"),
        (None, "en", "en"),
        (None, "fr,en;q=0.5", "en"),
        (None, "fr", "de"),
        (None, "de-informal", "de"),
        ("en", "de", "en"),
        ("de", "en", "de"),
        ("xx", "en", "en"),
        ("../../etc", None, "de"),
    ],
)
def test_a_visitors_language(
    client: Client, cookie: str | None, header: str | None, expected: str
) -> None:
    if cookie:
        client.cookies["lernhub_language"] = cookie
    headers = {"Accept-Language": header} if header else {}
    response = client.get(PAGE, headers=headers)
    assert preferences_in(response).language == expected
    assert response.headers["Content-Language"] == expected
    assert f'<html lang="{expected}"'.encode() in response.content


@pytest.mark.parametrize(("own", "expected"), [("de", "de"), ("en", "en"), ("", "en")])
def test_a_persons_own_choice_comes_first(client: Client, own: str, expected: str) -> None:
    client.force_login(UserFactory(language=own))
    client.cookies["lernhub_language"] = "en"
    assert client.get(PROFILE).headers["Content-Language"] == expected


@pytest.mark.parametrize(
    ("address", "language", "catalogue"),
    [
        ("informal", "de", "de-informal"),
        ("informal", "", "de-informal"),
        ("informal", "en", "en"),
        ("formal", "de", "de"),
    ],
)
def test_german_addresses_the_reader_as_agreed(
    client: Client, address: str, language: str, catalogue: str
) -> None:
    client.force_login(UserFactory(address=address, language=language))
    preferences = preferences_in(client.get(PROFILE))
    assert preferences.catalogue == catalogue
    assert preferences.html_lang == catalogue[:2]


def test_the_language_is_active_only_for_the_request(client: Client) -> None:
    with translation.override("de"):
        client.get(PAGE, HTTP_ACCEPT_LANGUAGE="en")
        assert translation.get_language() == "de"


def test_caches_keep_the_variants_apart(client: Client) -> None:
    vary = {part.strip() for part in client.get(PAGE).headers["Vary"].split(",")}
    assert {"Accept-Language", "Cookie"} <= vary


@pytest.mark.parametrize(
    ("cookie", "expected"), [(None, "auto"), ("dark", "dark"), ('"><script>', "auto")]
)
def test_a_visitors_light(client: Client, cookie: str | None, expected: str) -> None:
    if cookie:
        client.cookies["lernhub_theme"] = cookie
    assert preferences_in(client.get(PAGE)).theme == expected


def test_a_persons_light_comes_before_the_cookie(client: Client) -> None:
    client.force_login(UserFactory(theme="light"))
    client.cookies["lernhub_theme"] = "dark"
    response = client.get(PROFILE)
    assert preferences_in(response).theme == "light"
    assert b'data-kern-theme="light"' in response.content


DOORS = [("sprache", "language", "en"), ("darstellung", "theme", "dark")]


@pytest.mark.parametrize(("door", "name", "value"), DOORS)
def test_a_visitors_choice_is_kept_in_a_cookie(
    client: Client, door: str, name: str, value: str
) -> None:
    response = client.post(f"/einstellungen/{door}/", {name: value, "next": "/kurse/"})
    assert response["Location"] == "/kurse/"
    cookie = response.cookies[f"lernhub_{name}"]
    assert cookie.value == value
    assert cookie["samesite"] == "Lax"
    assert cookie["httponly"]
    assert cookie["max-age"] == 365 * 24 * 3600


@pytest.mark.parametrize(("door", "name", "value"), DOORS)
def test_a_persons_choice_is_kept_in_the_account(
    client: Client, door: str, name: str, value: str
) -> None:
    person = UserFactory()
    client.force_login(person)
    response = client.post(f"/einstellungen/{door}/", {name: value})
    assert response["Location"] == "/"
    assert f"lernhub_{name}" not in response.cookies
    person.refresh_from_db()
    assert getattr(person, name) == value


@pytest.mark.parametrize(("door", "name", "value"), DOORS)
@pytest.mark.parametrize(
    "bad", ["https://evil.test/", "//evil.test", "/\\evil.test", "javascript:0"]
)
def test_a_choice_never_leads_off_this_host(
    client: Client, door: str, name: str, value: str, bad: str
) -> None:
    response = client.post(f"/einstellungen/{door}/", {name: value, "next": bad})
    assert response["Location"] == "/"


@pytest.mark.parametrize(("door", "name", "value"), DOORS)
def test_an_unknown_choice_is_refused_and_changes_nothing(
    client: Client, door: str, name: str, value: str
) -> None:
    response = client.post(f"/einstellungen/{door}/", {name: "klingon"})
    assert response.status_code == 422
    assert f"lernhub_{name}" not in response.cookies


@pytest.mark.parametrize(("door", "name", "value"), DOORS)
def test_a_link_can_not_choose(client: Client, door: str, name: str, value: str) -> None:
    assert client.get(f"/einstellungen/{door}/", {name: value}).status_code == 405


@pytest.mark.parametrize(("door", "name", "value"), DOORS)
def test_another_site_can_not_choose(door: str, name: str, value: str) -> None:
    careful = Client(enforce_csrf_checks=True)
    assert careful.post(f"/einstellungen/{door}/", {name: value}).status_code == 403
