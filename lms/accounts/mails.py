"""Mail to a person: plain text, in her language and form of address, to an address that is hers.

A room brings two templates, `<name>_subject.txt` and `<name>_message.txt`; the message extends
"accounts/mail.txt". Call it in a job, never while somebody waits for a page.
"""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import translation

from lms.accounts.models import User
from lms.accounts.preferences import catalogue_of
from lms.accounts.selectors import confirmed_email_of


def send_mail(address: str, *, language: str, template: str, context: Mapping[str, Any]) -> None:
    """Write to `address`, in the texts of `language`, be it a person of ours or not."""
    whole = {
        **context,
        "centre_name": settings.LERNHUB_CENTRE_NAME,
        "site": settings.LERNHUB_ADDRESS,
    }
    with translation.override(language):
        subject = " ".join(render_to_string(f"{template}_subject.txt", whole).split())
        text = render_to_string(f"{template}_message.txt", whole).strip() + "\n"
    EmailMessage(subject, text, to=[address]).send()


def send_mail_to(person: User, *, template: str, context: Mapping[str, Any]) -> bool:
    """Write to `person`; False when she is no longer active or has confirmed no address.

    `context` must be language-free: it is rendered in the reader's language.
    """
    address = confirmed_email_of(person) if person.is_active else ""
    if not address:
        return False
    language = catalogue_of(person, otherwise=settings.LANGUAGE_CODE)
    send_mail(address, language=language, template=template, context={**context, "reader": person})
    return True
