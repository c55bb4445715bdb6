"""What the tests of signing in and up share."""

import re

import pytest
from django.core.mail import EmailMessage
from pytest_django.fixtures import Settings


@pytest.fixture(autouse=True)
def _open(settings: Settings) -> None:
    settings.LERNHUB_SIGN_UP = "open"


def code_in(mail: EmailMessage) -> str:
    """The confirmation code of `mail`."""
    found = re.search(r"^[A-Z]{4}-[A-Z]{4}$", str(mail.body), re.MULTILINE)
    assert found, mail.body
    return found[0]


def link_in(mail: EmailMessage) -> str:
    """The path of the link for a new password in `mail`."""
    found = re.search(r"http://localhost:8000(/konto/passwort/neu/\S+)", str(mail.body))
    assert found, mail.body
    return found[1]
