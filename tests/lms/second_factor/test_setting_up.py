"""An app is set up with a code, codes are shown once; every change asks who one is and is told by mail."""

import pytest
from allauth.mfa.models import Authenticator
from django.core.mail import EmailMessage
from django.test import Client

from lms.accounts.models import User
from lms.kernel.models import AuditEntry
from tests.factories.accounts import UserFactory
from tests.lms.second_factor.apps_on_phones import code_of, kinds_of, prove, with_app

pytestmark = pytest.mark.django_db
BASE = "/konto/zweiter-faktor/"


@pytest.fixture
def person() -> User:
    return UserFactory(email="kaya@schule.test")


@pytest.fixture
def inside(client: Client, person: User) -> Client:
    client.force_login(person)
    return client


def set_up(client: Client) -> str:
    """An app of the person who has signed in; its secret."""
    prove(client)
    page = client.get(f"{BASE}app/")
    secret: str = page.context["form"].secret
    answer = client.post(f"{BASE}app/", {"code": code_of(secret)})
    assert answer["Location"] == f"{BASE}codes/"
    return secret


def test_setting_up_asks_for_the_password_first(inside: Client) -> None:
    assert inside.get(f"{BASE}app/")["Location"].startswith("/konto/ausweisen/")


def test_a_code_of_the_app_switches_it_on(inside: Client, person: User) -> None:
    set_up(inside)
    assert kinds_of(person) == {"totp", "recovery_codes"}


def test_a_wrong_code_sets_nothing_up_and_says_so(inside: Client, person: User) -> None:
    prove(inside)
    inside.get(f"{BASE}app/")
    page = inside.post(f"{BASE}app/", {"code": "12"}, headers={"Accept-Language": "en"})
    assert "This code is not right" in page.content.decode()
    assert kinds_of(person) == set()


def test_the_picture_is_a_file_that_only_the_open_page_has(inside: Client) -> None:
    assert inside.get(f"{BASE}app/bild.svg").status_code == 404
    prove(inside)
    page = inside.get(f"{BASE}app/")
    assert "data:" not in page.content.decode()
    picture = inside.get(f"{BASE}app/bild.svg")
    assert picture["Content-Type"] == "image/svg+xml"
    assert "no-store" in picture["Cache-Control"]
    assert "sandbox" in picture["Content-Security-Policy"]
    assert b"<svg" in picture.content


def test_recovery_codes_are_shown_once_and_saved_for_some_minutes(inside: Client) -> None:
    set_up(inside)
    first = inside.get(f"{BASE}codes/")
    codes = first.context["unused_codes"]
    assert len(codes) == 10
    file = inside.get(f"{BASE}codes/datei/")
    assert file["Content-Disposition"].startswith("attachment")
    assert "no-store" in file["Cache-Control"]
    assert f"{codes[0][:4]} {codes[0][4:]}" in file.content.decode()
    assert codes[0][:4] not in inside.get(f"{BASE}codes/").content.decode()


def test_saved_codes_can_no_longer_be_had_a_quarter_of_an_hour_later(
    inside: Client, person: User
) -> None:
    set_up(inside)
    inside.get(f"{BASE}codes/")
    row = Authenticator.objects.get(user=person, type="recovery_codes")
    row.data["viewed_at"] -= 900
    row.save()
    assert inside.get(f"{BASE}codes/datei/").status_code == 404


@pytest.mark.django_db(transaction=True)
def test_every_change_is_told_by_mail_and_noted(
    inside: Client, person: User, mailoutbox: list[EmailMessage]
) -> None:
    set_up(inside)
    assert "zweiter Faktor eingerichtet" in mailoutbox[-1].subject
    inside.post(f"{BASE}app/entfernen/")
    assert "entfernt" in mailoutbox[-1].subject
    assert kinds_of(person) == set()
    actions = AuditEntry.objects.filter(actor=person).values_list("action", flat=True)
    assert {"second_factor.added", "second_factor.removed"} <= set(actions)
    assert "secret" not in str(list(AuditEntry.objects.values_list("details", flat=True)))


def test_secrets_lie_encrypted(person: User) -> None:
    secret = with_app(person)
    stored = Authenticator.objects.get(user=person, type="totp").data["secret"]
    assert secret not in stored
    assert stored.startswith("gAAAA")
