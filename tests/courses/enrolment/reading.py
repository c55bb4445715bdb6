"""Reading pages as a person does."""

import re
from typing import Any

from django.test import Client

from lms.accounts.models import User


def visitor(person: User | None = None) -> Client:
    """A browser that asks for German, signed in as `person`."""
    client = Client(headers={"Accept-Language": "de"})
    if person is not None:
        client.force_login(person)
    return client


def text_of(response: Any) -> str:
    """What the page says, without markup and line ends."""
    assert response.status_code == 200
    page = response.content.decode()
    bare = re.sub(r"<(script|style|svg)\b.*?</\1>|<[^>]*>", " ", page, flags=re.S)
    return re.sub(r"\s+", " ", bare)
