"""A phone with an authenticator app."""

import time

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.test import Client

from lms.accounts.models import User
from tests.factories.accounts import PASSWORD

PERIOD_SECONDS = 30


def code_of(secret: str, *, periods_ahead: int = 0) -> str:
    """What an app with `secret` shows now."""
    counter = int(time.time()) // PERIOD_SECONDS + periods_ahead
    return str(format_hotp_value(hotp_value(secret, counter)))


def with_app(person: User) -> str:
    """Set up an app for `person` behind the scenes; its secret."""
    secret: str = generate_totp_secret()
    TOTP.activate(person, secret)
    return secret


def with_codes(person: User) -> list[str]:
    """Recovery codes for `person`."""
    codes: list[str] = RecoveryCodes.activate(person).get_unused_codes()
    return codes


def kinds_of(person: User) -> set[str]:
    """What `person` has."""
    return set(Authenticator.objects.filter(user=person).values_list("type", flat=True))


def type_password(client: Client, person: User) -> str:
    """The first step of signing in; where it leads."""
    sent = {"login": person.username, "password": PASSWORD}
    return str(client.post("/konto/anmelden/", sent)["Location"])


def prove(client: Client) -> None:
    """Type the password once more, as before every change."""
    client.post("/konto/ausweisen/", {"password": PASSWORD})
