"""Tools of the header, with the number of what is new."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.test import Client, RequestFactory

from lms.kernel import header
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db


def always(count: int | None) -> Callable[[HttpRequest], int | None]:
    """A count that does not depend on who asks."""
    return lambda _request: count


@pytest.fixture(autouse=True)
def _tools(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(header, "_tools", {})
    for name, count in (("news", 2), ("quiet", 0), ("not-for-her", None)):
        header.register(header.HeaderTool(name, f"Tool {name}", "ui:home", "mail", always(count)))


def test_a_person_finds_the_tools_she_has_a_use_for(client: Client) -> None:
    client.force_login(UserFactory.create(language="en"))

    page = client.get("/").content.decode()

    assert 'Tool news, new: </span><span class="count">2</span></a>' in page
    assert "Tool quiet</span></a>" in page
    assert "not-for-her" not in page


def test_a_visitor_has_none(client: Client, rf: RequestFactory) -> None:
    request = rf.get("/")
    request.user = AnonymousUser()

    assert header.tools_for(request) == []
    assert "Tool news" not in client.get("/").content.decode()
