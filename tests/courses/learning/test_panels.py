"""What other rooms show below a unit."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from django.http import HttpRequest
from django.test import Client

from courses.learning import panels
from courses.learning.selectors import Visit
from tests.courses.learning.conftest import Journey

pytestmark = pytest.mark.django_db


def titled(name: str) -> Callable[[HttpRequest, Visit], Mapping[str, Any]]:
    """A panel that shows its name and the unit's key."""
    return lambda _request, visit: {"title": name + visit.unit.key}


def test_panels_stand_below_the_unit_in_order_unless_they_have_nothing_to_show(
    client: Client, journey: Journey, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(panels, "_panels", {})
    template = "ui/empty_state.html"
    for name, order in (("later", 20), ("sooner", 10)):
        panels.register(panels.UnitPanel(name, template, titled(name), order))
    panels.register(panels.UnitPanel("silent", template, lambda _request, _visit: None))
    client.force_login(journey.learner)

    page = client.get("/kurse/reise/lernen/a/").content.decode()

    assert page.index("soonera") < page.index("latera")
