"""The start page and the pages that explain errors."""

import html5lib
import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory
from django.utils import translation

from lms.kernel import home
from lms.kernel.home import Audience, HomeBlock, Slot
from lms.ui import views

pytestmark = pytest.mark.django_db


class Person:
    """Somebody who is signed in."""

    is_authenticated = True
    display_name = "Meryem Kaya"
    username = "meryem.kaya"


@pytest.fixture(autouse=True)
def _german():
    with translation.override("de"):
        yield


@pytest.fixture
def no_blocks(monkeypatch):
    monkeypatch.setattr(home, "_blocks", {})


def _request(path="/", *, user=None):
    request = RequestFactory().get(path)
    request.user = user or AnonymousUser()
    request.session = {}
    request.request_id = "0123456789ab"
    return request


def _page(response):
    """The parsed page, which must be valid HTML."""
    text = response.content.decode()
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    return parser.parse(text), text


@pytest.mark.usefixtures("no_blocks")
def test_a_visitor_is_shown_the_ways_in():
    page, text = _page(views.home(_request()))
    assert page.find(".//h1").text == "Was an einer Schule gelingt, können hier alle lernen."
    for way in ("Ich unterrichte", "Ich gehe zur Schule", "Ich bin neu hier"):
        assert way in text


@pytest.mark.usefixtures("no_blocks")
def test_where_others_open_accounts_nobody_is_invited_to(settings):
    settings.LERNHUB_SIGN_UP = "closed"
    assert "Ich bin neu hier" not in views.home(_request()).content.decode()


@pytest.mark.usefixtures("no_blocks")
def test_a_member_without_courses_is_told_the_first_step():
    page, text = _page(views.home(_request(user=Person())))
    assert "Meryem Kaya" in page.find(".//h1").text
    assert "Hier stehen bald Ihre Kurse" in text


@pytest.mark.usefixtures("no_blocks")
def test_blocks_of_other_rooms_stand_in_their_slot_and_order():
    for name, slot, order in (("b", Slot.MAIN, 2), ("a", Slot.MAIN, 1), ("c", Slot.ASIDE, 1)):
        home.register_block(
            HomeBlock(
                name,
                Audience.MEMBER,
                "ui/empty_state.html",
                lambda _request, name=name: {"title": f"Block {name}", "text": ""},
                slot=slot,
                order=order,
            )
        )
    text = views.home(_request(user=Person())).content.decode()
    assert (
        text.index("Block a") < text.index("Block b") < text.index("<aside") < text.index("Block c")
    )


def test_the_page_says_its_language_and_theme():
    page, _ = _page(views.home(_request()))
    assert page.get("lang") == "de"
    assert page.get("dir") == "ltr"
    assert page.get("data-kern-theme") == "auto"


def test_the_informal_german_is_german():
    with translation.override("de-informal"):
        page, text = _page(views.home(_request(user=Person())))
    assert page.get("lang") == "de"
    assert "Dein Konto" in text


def test_the_first_link_skips_to_the_content():
    page, _ = _page(views.home(_request()))
    first = page.find(".//a")
    assert first.get("href") == "#main"
    assert page.find(".//main").get("id") == "main"


def test_messages_have_their_place_on_every_page():
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
def test_an_error_page_says_what_happened_and_offers_ways_on(view, status, title):
    response = view(_request("/x/"), Exception("inner words"))
    page, text = _page(response)
    assert response.status_code == status
    assert page.find(".//h1").text == title
    assert 'href="/"' in text
    assert "inner words" not in text


def test_a_lost_page_offers_the_search():
    page, _ = _page(views.page_not_found(_request("/x/"), Exception()))
    assert page.find(".//form[@role='search']") is not None


def test_an_old_form_says_that_nothing_is_lost():
    response = views.csrf_failure(_request("/x/"), reason="CSRF token missing.")
    assert response.status_code == 403
    assert "steht noch im Formular" in response.content.decode()
    assert "CSRF" not in response.content.decode()


def test_a_breakdown_quotes_its_reference_and_asks_no_database(django_assert_num_queries):
    with django_assert_num_queries(0):
        response = views.server_error(_request("/kurse/"))
    _, text = _page(response)
    assert response.status_code == 500
    assert "0123456789ab" in text
    assert 'href="/kurse/"' in text


def test_a_breakdown_is_explained_even_without_an_id():
    request = RequestFactory().get("/")
    assert views.server_error(request).status_code == 500
