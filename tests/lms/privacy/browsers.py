"""Browsers of people who have just shown their password."""

from django.test import Client
from django.urls import reverse

from lms.accounts.models import User
from tests.factories.accounts import PASSWORD


def browser_of(person: User, *, is_confirmed: bool = True) -> Client:
    """Signed in; with `is_confirmed` the password was shown once more just now."""
    client = Client()
    client.force_login(person)
    if is_confirmed:
        client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    return client
