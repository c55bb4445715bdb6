"""Mail reaches people in their language, and only at an address that is theirs."""

from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.template import engines

from lms.accounts.mails import send_mail_to
from lms.accounts.models import Address
from lms.settings.environment import Environment
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _templates(tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A mail of one word that is translated."""
    (tmp_path / "try_subject.txt").write_text("{% load i18n %}{% translate 'Password' %}\n")
    (tmp_path / "try_message.txt").write_text(
        "{% extends 'accounts/mail.txt' %}{% block content %}{{ word }} {{ site }}{% endblock %}"
    )
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path]}]
    settings.LERNHUB_ADDRESS = "https://hub.example"
    monkeypatch.setattr(engines, "_engines", {})


def test_a_mail_speaks_its_readers_language() -> None:
    for language in ("de", "en"):
        person = UserFactory.create(email=f"{language}@nlc.example", language=language)
        assert send_mail_to(person, template="try", context={"word": "Brot & Salz"})

    german, english = mail.outbox
    assert (german.subject, english.subject) == ("Passwort", "Password")
    assert german.body.startswith("Guten Tag")
    assert english.body.startswith("Hello")
    assert "Brot & Salz https://hub.example" in german.body


def test_a_pupil_is_greeted_as_one() -> None:
    person = UserFactory.create(email="p@nlc.example", language="de", address=Address.INFORMAL)
    send_mail_to(person, template="try", context={})
    assert mail.outbox[0].body.startswith("Hallo")


def test_nobody_is_written_to_at_an_address_that_may_be_anothers() -> None:
    unproved = UserFactory.create(email="u@nlc.example", confirmed=False)
    closed = UserFactory.create(email="c@nlc.example", is_active=False)

    assert not send_mail_to(UserFactory.create(), template="try", context={})
    assert not send_mail_to(unproved, template="try", context={})
    assert not send_mail_to(closed, template="try", context={})
    assert mail.outbox == []


@pytest.mark.parametrize(
    ("given", "address"),
    [
        ({}, "http://localhost:8000"),
        ({"address": "https://hub.example/"}, "https://hub.example"),
        ({"https": True, "hosts": ("hub.example",)}, "https://hub.example"),
    ],
)
def test_links_begin_with_the_address_people_know(given: dict[str, Any], address: str) -> None:
    assert Environment(_env_file=None, **given).public_address == address
