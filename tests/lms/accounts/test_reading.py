"""How pages read: the account's choice, else this browser's; offered when one signs in, never forced."""

from http.cookies import SimpleCookie
from typing import Any

import pytest
from django.test import Client

from lms.accounts import services
from lms.accounts.models import User
from lms.accounts.reading import CHOICES, USUAL, Reading, reading_from_cookie, reading_of
from lms.kernel.errors import InvalidInput
from lms.kernel.models import AuditEntry
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db
PAGE = "/darstellung/"
ME = "/api/v1/me/"
LARGE = Reading(text_size="150", line_spacing="wide", font="opendyslexic", contrast="more")
SENT = {"theme": "dark", **LARGE.values()}


def html_tag(response: Any) -> str:
    start = response.content.decode().partition("<html")[2]
    return str(start.partition(">")[0])


def cookie_of(client: Client) -> str:
    morsel = client.cookies.get("lernhub_reading")
    return morsel.value if morsel else ""


def test_a_visitors_cookie_is_written_to_the_page(client: Client) -> None:
    client.cookies = SimpleCookie({"lernhub_reading": LARGE.as_cookie()})

    tag = html_tag(client.get("/"))

    assert 'data-text-size="150"' in tag
    assert 'data-font="opendyslexic"' in tag
    assert "data-motion" not in tag


@pytest.mark.parametrize("word", ["", "x", "150", "999.wide.fira.device.more", '"><script>'])
def test_what_is_unknown_in_a_cookie_is_as_usual(client: Client, word: str) -> None:
    reading = reading_from_cookie(word)

    assert all(reading.values()[name] in CHOICES[name].values for name in CHOICES)
    client.cookies = SimpleCookie({"lernhub_reading": word})
    assert client.get("/").status_code == 200


def test_a_cookie_says_what_was_chosen() -> None:
    assert reading_from_cookie(LARGE.as_cookie()) == LARGE


def test_without_scripts_a_visitors_choice_is_kept_in_a_cookie(client: Client) -> None:
    answer = client.post(PAGE, SENT, follow=True)

    assert cookie_of(client) == LARGE.as_cookie()
    assert 'data-text-size="150"' in html_tag(answer)
    assert 'data-kern-theme="dark"' in html_tag(answer)
    assert "In diesem Browser gespeichert." in answer.content.decode()


def test_what_local_storage_keeps_is_not_sent(client: Client) -> None:
    client.cookies = SimpleCookie({"lernhub_reading": LARGE.as_cookie()})

    client.post(PAGE, {"theme": "dark", "kept_in": "storage"})

    assert cookie_of(client) == ""
    assert client.cookies["lernhub_theme"].value == "dark"


def test_a_visitor_gets_back_to_usual(client: Client) -> None:
    client.post(PAGE, SENT)

    answer = client.post(PAGE, {**SENT, "reset": "1"}, follow=True)

    assert "data-text-size" not in html_tag(answer)
    assert 'data-kern-theme="auto"' in html_tag(answer)


def test_a_person_keeps_it_in_her_account(client: Client) -> None:
    person = UserFactory()
    client.force_login(person)

    answer = client.post(PAGE, SENT, follow=True)

    person.refresh_from_db()
    assert reading_of(person) == LARGE
    assert person.theme == "dark"
    assert cookie_of(client) == ""
    assert 'data-line-spacing="wide"' in html_tag(answer)
    entry = AuditEntry.objects.get(action="person.reading_chosen")
    assert entry.actor == person
    assert entry.details == {}


def test_an_incomplete_form_says_what_is_missing(client: Client) -> None:
    answer = client.post(PAGE, {"theme": "dark", "text_size": "700"})

    assert answer.status_code == 422
    assert 'id="error-summary"' in answer.content.decode()


def test_the_account_wins_over_the_browser_and_the_browsers_choice_is_offered(
    client: Client,
) -> None:
    client.force_login(UserFactory(text_size="125"))
    client.cookies["lernhub_reading"] = LARGE.as_cookie()

    page = client.get("/")

    assert 'data-text-size="125"' in html_tag(page)
    assert "data-font" not in html_tag(page)
    offer = page.content.decode().partition("<reading-offer")[2].partition("</reading-offer>")[0]
    assert " hidden" not in offer.partition(">")[0]
    assert 'name="font" value="opendyslexic"' in offer


def test_nothing_is_offered_where_browser_and_account_agree(client: Client) -> None:
    client.force_login(UserFactory())
    client.cookies["lernhub_reading"] = USUAL.as_cookie()

    offer = client.get("/").content.decode().partition("<reading-offer")[2]

    assert " hidden" in offer.partition(">")[0]


@pytest.mark.parametrize(("button", "expected"), [("accept", LARGE), ("decline", USUAL)])
def test_an_offer_is_taken_or_left(client: Client, button: str, expected: Reading) -> None:
    person: User = UserFactory()
    client.force_login(person)
    client.cookies["lernhub_reading"] = LARGE.as_cookie()

    client.post(f"{PAGE}uebernehmen/", {**LARGE.values(), button: "1"})

    person.refresh_from_db()
    assert reading_of(person) == expected
    assert cookie_of(client) == ""


def test_a_service_refuses_what_cannot_be_chosen() -> None:
    person = UserFactory()

    with pytest.raises(InvalidInput) as refusal:
        services.choose_reading(actor=person, reading=Reading(font="comic"))

    assert refusal.value.code == "unknown_reading"
    assert list(refusal.value.fields) == ["font"]


def test_programs_read_and_change_it(client: Client) -> None:
    client.force_login(UserFactory(font="hyperlegible"))

    answer = client.patch(ME, {"text_size": "200"}, content_type="application/json")

    assert answer.json()["text_size"] == "200"
    assert answer.json()["font"] == "hyperlegible"
    refused = client.patch(ME, {"contrast": "none"}, content_type="application/json")
    assert refused.status_code == 422


def test_the_browsers_choice_is_read_before_the_first_paint_by_visitors_only(
    client: Client,
) -> None:
    for_visitors = client.get("/").content.decode()
    script = for_visitors.index("reading-choice")
    assert script < for_visitors.index('rel="stylesheet"')
    assert "defer" not in for_visitors[script - 60 : script + 60]

    client.force_login(UserFactory())
    assert "reading-choice" not in client.get("/").content.decode()


@pytest.mark.parametrize("path", ["/", "/konto/anmelden/", "/kurse/"])
def test_every_page_leads_there_and_back(client: Client, path: str) -> None:
    assert f'href="{PAGE}?next={path}"' in client.get(path).content.decode()

    page = client.get(f"{PAGE}?next={path}").content.decode()
    assert f'<a href="{path}">Zurück zur vorigen Seite</a>' in page


def test_it_leads_back_to_our_own_pages_only(client: Client) -> None:
    page = client.get(f"{PAGE}?next=https://boese.example/").content.decode()
    assert 'href="https://boese.example' not in page
