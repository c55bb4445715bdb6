"""Every page of this room is drawn, in each language, by our own templates."""

from typing import Any

import pytest
from django.test import Client

from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db
FOR_VISITORS = [
    "/konto/anmelden/",
    "/konto/registrieren/",
    "/konto/gesperrt/",
    "/konto/passwort/vergessen/",
    "/konto/passwort/vergessen/gesendet/",
    "/konto/passwort/neu/fertig/",
    "/konto/passwort/neu/1-wrong/",
]
FOR_PEOPLE = [
    "/konto/abmelden/",
    "/konto/e-mail/",
    "/konto/ausweisen/",
    "/konto/passwort/",
    "/konto/profil/",
]


def assert_ours(response: Any) -> None:
    assert response.status_code == 200
    names = [template.name for template in response.templates if template.name]
    assert "ui/base.html" in names
    assert not [name for name in names if name.startswith(("allauth/", "account/base_"))]
    assert b"style=" not in response.content
    assert b"placeholder=" not in response.content


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("path", FOR_VISITORS)
def test_pages_for_visitors(client: Client, path: str, language: str) -> None:
    assert_ours(client.get(path, HTTP_ACCEPT_LANGUAGE=language))


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("path", FOR_PEOPLE)
def test_pages_for_people(client: Client, path: str, language: str) -> None:
    client.force_login(UserFactory(language=language, email="a@schule.test"))
    assert_ours(client.get(path))


def test_the_page_for_a_first_password(client: Client) -> None:
    person = UserFactory()
    person.set_unusable_password()
    person.save()
    client.force_login(person)
    assert_ours(client.get("/konto/passwort/setzen/"))
    response = client.post("/konto/passwort/setzen/", {"password1": "ein ganz neues Wort"})
    assert response["Location"] == "/konto/profil/"


def test_signing_out_ends_the_session(client: Client) -> None:
    client.force_login(UserFactory())
    assert client.post("/konto/abmelden/")["Location"] == "/"
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("bad", ["https://evil.test/", "//evil.test"])
def test_signing_out_never_leads_off_this_host(client: Client, bad: str) -> None:
    client.force_login(UserFactory())
    assert client.post("/konto/abmelden/", {"next": bad})["Location"] == "/"


def test_an_error_is_tied_to_its_field(client: Client) -> None:
    content = client.post("/konto/registrieren/", {"email": "x"}).content.decode()
    assert 'aria-invalid="true"' in content
    assert 'aria-describedby="id_email_error"' in content
    assert 'href="#id_display_name"' in content
