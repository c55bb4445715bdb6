"""After the password comes the second factor; each code opens the door once."""

import pytest
from django.core.mail import EmailMessage
from django.test import Client
from django.utils import translation

from lms.accounts.models import User
from lms.kernel.models import AuditEntry
from tests.factories.accounts import UserFactory
from tests.lms.second_factor.apps_on_phones import code_of, type_password, with_app, with_codes

pytestmark = pytest.mark.django_db
STEP = "/konto/zweiter-faktor/anmelden/"


def is_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


@pytest.fixture
def person() -> User:
    return UserFactory(email="kaya@schule.test")


def test_the_password_alone_opens_nothing(client: Client, person: User) -> None:
    with_app(person)
    assert type_password(client, person) == STEP
    assert not is_in(client)
    assert client.get("/konto/profil/")["Location"].startswith("/konto/anmelden/")


def test_the_code_of_the_app_lets_in(client: Client, person: User) -> None:
    secret = with_app(person)
    type_password(client, person)
    code = code_of(secret)
    client.post(STEP, {"code": f"{code[:3]} {code[3:]}"})
    assert is_in(client)


@pytest.mark.parametrize("written", ["{}", "{} ", "-{}"])
def test_a_code_is_good_once_however_it_is_written(
    client: Client, person: User, written: str
) -> None:
    secret = with_app(person)
    code = code_of(secret, periods_ahead=1)
    type_password(client, person)
    client.post(STEP, {"code": code})
    assert is_in(client)
    again = Client()
    type_password(again, person)
    with translation.override("en"):
        page = again.post(STEP, {"code": written.format(code)}, headers={"Accept-Language": "en"})
    assert not is_in(again)
    assert "it was used already" in page.content.decode()


def test_a_recovery_code_lets_in_once_and_its_owner_hears_of_it(
    client: Client, person: User, mailoutbox: list[EmailMessage]
) -> None:
    with_app(person)
    codes = with_codes(person)
    type_password(client, person)
    client.post(STEP, {"code": codes[0]})
    assert is_in(client)
    assert "9 Notfallcodes sind noch da." in str(mailoutbox[-1].body)
    assert AuditEntry.objects.filter(action="recovery_codes.used", actor=person).exists()
    again = Client()
    type_password(again, person)
    again.post(STEP, {"code": codes[0]})
    assert not is_in(again)


def test_who_guesses_codes_has_to_wait(client: Client, person: User) -> None:
    secret = with_app(person)
    type_password(client, person)
    for number in range(5):
        client.post(STEP, {"code": f"00000{number}"})
    page = client.post(STEP, {"code": code_of(secret)}, headers={"Accept-Language": "en"})
    assert not is_in(client)
    assert "Too many attempts" in page.content.decode()
