"""The start page and the pages that explain errors."""

from collections.abc import Callable, Iterator
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.utils import translation
from pytest_django import DjangoAssertNumQueries, Settings

from lms.kernel import home
from lms.kernel.home import Audience, HomeBlock, Slot
from lms.ui import views
from tests.factories.accounts import UserFactory

ErrorView = Callable[[HttpRequest, Exception], HttpResponse]
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _german() -> Iterator[None]:
    with translation.override("de"):
        yield


@pytest.fixture
def no_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(home, "_blocks", {})


def _request(path: str = "/", *, user: Any = None) -> Any:
    request: Any = RequestFactory().get(path)
    request.user = user or AnonymousUser()
    request.session = {}
    request.request_id = "0123456789ab"
    return request


def _page(response: HttpResponse) -> tuple[Element, str]:
    """The parsed page, which must be valid HTML."""
    text = response.content.decode()
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    return parser.parse(text), text


def _h1(page: Element) -> str:
    return page.findtext(".//h1") or ""


def _element(page: Element, path: str) -> Element:
    found = page.find(path)
    assert found is not None
    return found


@pytest.mark.usefixtures("no_blocks")
def test_a_visitor_is_shown_the_ways_in() -> None:
    page, text = _page(views.home(_request()))
    assert _h1(page) == "Was an einer Schule gelingt, können hier alle lernen."
    for way in ("Ich unterrichte", "Ich gehe zur Schule", "Ich bin neu hier"):
        assert way in text


@pytest.mark.usefixtures("no_blocks")
def test_where_others_open_accounts_nobody_is_invited_to(settings: Settings) -> None:
    settings.LERNHUB_SIGN_UP = "closed"
    assert "Ich bin neu hier" not in views.home(_request()).content.decode()


@pytest.mark.usefixtures("no_blocks")
def test_a_member_without_courses_is_told_the_first_step() -> None:
    page, text = _page(views.home(_request(user=UserFactory(display_name="Meryem Kaya"))))
    assert "Meryem Kaya" in _h1(page)
    assert "Hier stehen bald Ihre Kurse" in text


def _built_as(name: str) -> Callable[[HttpRequest], dict[str, str]]:
    return lambda _request: {"title": f"Block {name}", "text": ""}


@pytest.mark.usefixtures("no_blocks")
def test_blocks_of_other_rooms_stand_in_their_slot_and_order() -> None:
    for name, slot, order in (("b", Slot.MAIN, 2), ("a", Slot.MAIN, 1), ("c", Slot.ASIDE, 1)):
        home.register_block(
            HomeBlock(
                name,
                Audience.MEMBER,
                "ui/empty_state.html",
                _built_as(name),
                slot=slot,
                order=order,
            )
        )
    text = views.home(_request(user=UserFactory(display_name="Meryem Kaya"))).content.decode()
    assert (
        text.index("Block a") < text.index("Block b") < text.index("<aside") < text.index("Block c")
    )


def test_the_page_says_its_language_and_theme() -> None:
    page, _ = _page(views.home(_request()))
    assert page.get("lang") == "de"
    assert page.get("dir") == "ltr"
    assert page.get("data-kern-theme") == "auto"


def test_the_informal_german_is_german() -> None:
    with translation.override("de-informal"):
        page, text = _page(views.home(_request(user=UserFactory(display_name="Meryem Kaya"))))
    assert page.get("lang") == "de"
    assert "Dein Konto" in text


def test_the_first_link_skips_to_the_content() -> None:
    page, _ = _page(views.home(_request()))
    first = _element(page, ".//a")
    assert first.get("href") == "#main"
    assert _element(page, ".//main").get("id") == "main"


def test_messages_have_their_place_on_every_page() -> None:
    page, _ = _page(views.home(_request()))
    assert page.find(".//*[@role='status']") is not None


@pytest.mark.parametrize(
    ("view", "status", "title"),
    [
        (views.permission_denied, 403, "Das ist für Sie nicht freigegeben"),
        (views.page_not_found, 404, "Unter dieser Adresse ist nichts"),
        (views.bad_request, 400, "Diese Anfrage kam verstümmelt an"),
    ],
)
def test_an_error_page_says_what_happened_and_offers_ways_on(
    view: ErrorView, status: int, title: str
) -> None:
    response = view(_request("/x/"), Exception("inner words"))
    page, text = _page(response)
    assert response.status_code == status
    assert _h1(page) == title
    assert 'href="/"' in text
    assert "inner words" not in text


def test_a_lost_page_offers_the_search() -> None:
    page, _ = _page(views.page_not_found(_request("/x/"), Exception()))
    assert page.find(".//form[@role='search']") is not None


def test_an_old_form_says_that_nothing_is_lost() -> None:
    response = views.csrf_failure(_request("/x/"), reason="CSRF token missing.")
    assert response.status_code == 403
    assert "steht noch im Formular" in response.content.decode()
    assert "CSRF" not in response.content.decode()


def test_a_breakdown_quotes_its_reference_and_asks_no_database(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_num_queries(0):
        response = views.server_error(_request("/kurse/"))
    _, text = _page(response)
    assert response.status_code == 500
    assert "0123456789ab" in text
    assert 'href="/kurse/"' in text


def test_a_breakdown_is_explained_even_without_an_id() -> None:
    request = RequestFactory().get("/")
    assert views.server_error(request).status_code == 500
