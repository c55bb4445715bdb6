"""127.0.0.1 is led to localhost, with everything that was asked."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from lms.kernel.hosts import OneHostMiddleware


def served(request: HttpRequest) -> HttpResponse:
    """The answer of the platform itself."""
    return HttpResponse("served")


@pytest.fixture(autouse=True)
def _all_hosts(settings: object) -> None:
    settings.ALLOWED_HOSTS = ["*"]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("127.0.0.1:8000", "http://localhost:8000/kurse/?q=1"),
        ("127.0.0.1", "http://localhost/kurse/?q=1"),
        ("[::1]:8000", "http://localhost:8000/kurse/?q=1"),
        ("[::1]", "http://localhost/kurse/?q=1"),
    ],
)
def test_the_machines_number_leads_to_its_name(host: str, address: str) -> None:
    response = OneHostMiddleware(served)(
        RequestFactory().post("/kurse/?q=1", headers={"host": host})
    )
    assert (response.status_code, response["Location"]) == (307, address)


@pytest.mark.parametrize("host", ["localhost:8000", "lernen.example:8000", "lernen.example"])
def test_names_are_served(host: str) -> None:
    response = OneHostMiddleware(served)(RequestFactory().get("/kurse/", headers={"host": host}))
    assert response.content == b"served"


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_machines_may_ask_by_number(path: str) -> None:
    request = RequestFactory().get(path, headers={"host": "127.0.0.1:8000"})
    assert OneHostMiddleware(served)(request).content == b"served"
