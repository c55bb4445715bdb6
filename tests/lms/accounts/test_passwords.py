"""A forgotten password, a changed one, and a changed address."""

import re
from typing import Any
from unittest.mock import patch

import pytest
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from django.core.mail import EmailMessage
from django.test import Client
from django.utils import translation
from pytest_django.fixtures import Settings

from lms.accounts.models import User
from lms.kernel.models import AuditEntry
from tests.factories.accounts import PASSWORD, UserFactory
from tests.lms.accounts.conftest import code_in, link_in

pytestmark = pytest.mark.django_db
FORGOTTEN = "/konto/passwort/vergessen/"
ADDRESS = "/konto/e-mail/"
NEW = "ein ganz neues Wort"


def test_a_forgotten_password_is_replaced_by_the_link_from_the_mail(
    client: Client, mailoutbox: list[EmailMessage]
) -> None:
    person = UserFactory(email="kaya@schule.test")
    assert client.post(FORGOTTEN, {"email": "Kaya@schule.test"})["Location"].endswith("/gesendet/")
    page = client.get(link_in(mailoutbox[0]), follow=True)
    assert page.redirect_chain[0][0].endswith("-set-password/"), "the key leaves the address bar"
    done = client.post(page.redirect_chain[0][0], {"password1": NEW}, follow=True)
    assert done.redirect_chain[-1][0] == "/konto/passwort/neu/fertig/"
    person.refresh_from_db()
    assert person.check_password(NEW)
    assert "_auth_user_id" not in client.session
    assert len(mailoutbox) == 2, "the holder learns of it"


def test_a_link_works_once(client: Client, mailoutbox: list[EmailMessage]) -> None:
    UserFactory(email="kaya@schule.test")
    client.post(FORGOTTEN, {"email": "kaya@schule.test"})
    link = link_in(mailoutbox[0])
    client.post(client.get(link)["Location"], {"password1": NEW})
    response = client.get(link)
    assert response.status_code == 200
    assert response.context["token_fail"]


@pytest.mark.parametrize("holder", [{}, {"is_active": False}, {"confirmed": False}])
def test_an_unknown_address_gets_the_very_same_answer(
    client: Client, mailoutbox: list[EmailMessage], holder: dict[str, bool]
) -> None:
    UserFactory(email="kaya@schule.test", **holder)
    known = client.post(FORGOTTEN, {"email": "kaya@schule.test"}, follow=True)
    unknown = client.post(FORGOTTEN, {"email": "nobody@schule.test"}, follow=True)
    assert known.redirect_chain == unknown.redirect_chain
    tokens = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')
    assert tokens.sub("", known.content.decode()) == tokens.sub("", unknown.content.decode())
    assert [mail.to for mail in mailoutbox] == [["kaya@schule.test"], ["nobody@schule.test"]]
    assert "/passwort/neu/" not in mailoutbox[1].body


def test_links_for_one_address_are_rationed(client: Client) -> None:
    for _ in range(5):
        assert client.post(FORGOTTEN, {"email": "a@schule.test"}).status_code == 302
    refused = client.post(FORGOTTEN, {"email": "A@schule.test"})
    assert refused.status_code == 429
    assert 590 <= int(refused["Retry-After"]) <= 600
    assert "Bitte warten Sie 10 Minuten" in refused.content.decode()


def test_a_link_made_for_another_host_is_not_possible(client: Client) -> None:
    response = client.post(FORGOTTEN, {"email": "a@schule.test"}, HTTP_HOST="evil.test")
    assert response.status_code == 400


def test_mails_lead_to_the_platform_whatever_host_was_claimed(
    client: Client, mailoutbox: list[EmailMessage], settings: Settings
) -> None:
    settings.LERNHUB_ADDRESS = "https://hub.example"
    settings.ALLOWED_HOSTS = ["*"]
    UserFactory(email="kaya@schule.test")
    client.post(FORGOTTEN, {"email": "kaya@schule.test"}, HTTP_HOST="evil.test")
    client.post(FORGOTTEN, {"email": "nobody@schule.test"}, HTTP_HOST="evil.test")
    join = {"display_name": "A", "email": "kaya@schule.test", "password1": NEW}
    client.post("/konto/registrieren/", join, HTTP_HOST="evil.test")
    assert len(mailoutbox) == 3
    for mail in mailoutbox:
        assert "https://hub.example/" in mail.body
        assert "evil.test" not in mail.body


def test_changing_the_password_ends_all_other_sessions_but_not_this_one(client: Client) -> None:
    person = UserFactory(username="p")
    elsewhere = type(client)()
    for browser in (client, elsewhere):
        browser.post("/konto/anmelden/", {"login": "p", "password": PASSWORD})
    response = client.post("/konto/passwort/", {"oldpassword": PASSWORD, "password1": NEW})
    assert response["Location"] == "/konto/profil/"
    assert client.get("/konto/profil/").status_code == 200
    assert elsewhere.get("/konto/profil/").status_code == 302
    person.refresh_from_db()
    assert person.check_password(NEW)


def test_the_present_password_is_needed(client: Client) -> None:
    client.force_login(UserFactory())
    response = client.post("/konto/passwort/", {"oldpassword": "wrong", "password1": NEW})
    assert "oldpassword" in response.context["form"].errors


def change_address(client: Client, address: str, *, password: str = PASSWORD) -> Any:
    response = client.post(ADDRESS, {"email": address, "action_add": ""})
    assert response["Location"].startswith("/konto/ausweisen/"), "asks for the password first"
    return client.post(response["Location"], {"password": password})


def test_a_changed_address_replaces_the_old_one_once_it_is_confirmed(
    client: Client, mailoutbox: list[EmailMessage]
) -> None:
    person = UserFactory(email="alt@schule.test")
    client.force_login(person)
    assert change_address(client, "Neu@schule.test")["Location"] == "/konto/bestaetigen/"
    person.refresh_from_db()
    assert person.email == "alt@schule.test"
    response = client.post("/konto/bestaetigen/", {"code": code_in(mailoutbox[0])})
    assert response["Location"] == "/konto/profil/"
    person.refresh_from_db()
    assert person.email == "neu@schule.test"
    address = person.emailaddress_set.get()
    assert (address.email, address.verified, address.primary) == ("neu@schule.test", True, True)
    assert mailoutbox[-1].to == ["alt@schule.test"], "the old address learns of it"


def test_a_person_without_an_address_can_give_one(
    client: Client, mailoutbox: list[EmailMessage]
) -> None:
    person = UserFactory()
    client.force_login(person)
    change_address(client, "neu@schule.test")
    client.post("/konto/bestaetigen/", {"code": code_in(mailoutbox[0])})
    person.refresh_from_db()
    assert person.email == "neu@schule.test"


def test_another_persons_address_looks_free_and_can_not_be_had(
    client: Client, mailoutbox: list[EmailMessage]
) -> None:
    UserFactory(email="hers@schule.test")
    person = UserFactory()
    client.force_login(person)
    assert change_address(client, "hers@schule.test")["Location"] == "/konto/bestaetigen/"
    response = client.post("/konto/bestaetigen/", {"code": code_in(mailoutbox[0])})
    assert "code" in response.context["verify_form"].errors, "said only to who reads its mail"
    person.refresh_from_db()
    assert person.email == ""
    assert not person.emailaddress_set.exists()


def test_an_address_that_somebody_only_wrote_down_goes_to_who_proves_it(
    client: Client, mailoutbox: list[EmailMessage]
) -> None:
    squatter = UserFactory(email="hers@schule.test", confirmed=False)
    person = UserFactory()
    client.force_login(person)
    change_address(client, "hers@schule.test")
    client.post("/konto/bestaetigen/", {"code": code_in(mailoutbox[0])})
    person.refresh_from_db()
    squatter.refresh_from_db()
    assert person.email == "hers@schule.test"
    assert (squatter.email, squatter.is_active) == ("", False), "no way in without an address"
    assert AuditEntry.objects.filter(action="person.closed_unconfirmed").exists()


@pytest.mark.parametrize("action", ["action_remove", "action_primary"])
def test_the_only_address_stays(client: Client, action: str) -> None:
    person = UserFactory(email="alt@schule.test")
    client.force_login(person)
    response = client.post(ADDRESS, {"email": "alt@schule.test", action: ""})
    client.post(response["Location"], {"password": PASSWORD})
    assert EmailAddress.objects.get(user=person).email == "alt@schule.test"
    assert User.objects.get(pk=person.pk).email == "alt@schule.test"


def test_mails_speak_the_readers_language_not_the_askers(client: Client) -> Any:
    pupil = UserFactory(email="a@schule.test", language="de", address="informal")
    teacher = UserFactory(email="b@schule.test", language="en")
    spoken = []

    def note_language(*_arguments: str) -> Any:
        spoken.append(translation.get_language())
        return EmailMessage()

    with patch.object(DefaultAccountAdapter, "render_mail", side_effect=note_language):
        for address in (pupil.email, teacher.email, "nobody@schule.test"):
            client.post(FORGOTTEN, {"email": address}, HTTP_ACCEPT_LANGUAGE="de")
    assert spoken == ["de-informal", "en", "de"]
