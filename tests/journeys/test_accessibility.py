"""axe on every page, in both themes, at both widths and in both languages."""

import pytest

from tests.journeys.axe import violations
from tests.journeys.conftest import NewPage

TEACHERS = "/kurse/unterricht-mit-digitalen-medien-planen/"
PUPILS = "/kurse/online-lernen-so-gehts/"

VISITOR_PAGES = [
    "/",
    "/kurse/",
    "/kurse/?q=gibtesnicht",
    TEACHERS,
    PUPILS,
    "/konto/anmelden/",
    "/konto/registrieren/",
    "/konto/passwort/vergessen/",
]
MEMBER_PAGES = [
    "/",
    "/kurse/",
    TEACHERS,
    f"{TEACHERS}austreten/",
    f"{TEACHERS}bestaetigung/",
    *(
        f"{TEACHERS}lernen/{key}/"
        for key in (
            "warum-digital",
            "vom-lehrplan-zum-lernziel",
            "vier-fragen",
            "film-vier-fragen",
            "film-vier-fragen",
            "ueben-erkunden-gestalten-austauschen",
            "passt-das-werkzeug",
            "plan-b",
            "stunde-entwerfen",
            "rueckmeldung",
        )
    ),
    "/konto/profil/",
    "/konto/passwort/",
    "/konto/e-mail/",
    "/gibt-es-nicht/",
]
LOOKS = [("desktop", "light"), ("desktop", "dark"), ("phone", "light"), ("phone", "dark")]


def check(new_page: NewPage, pages: list[str], **look: str) -> None:
    page = new_page(**look)
    found = {}
    for address in pages:
        page.goto(address)
        if faults := violations(page):
            found[address] = faults
        wider = page.evaluate("document.documentElement.scrollWidth > innerWidth")
        assert not wider, f"{address} is wider than the screen"
    assert found == {}


@pytest.mark.parametrize(("viewport", "scheme"), LOOKS)
def test_a_visitors_pages_have_no_violation(new_page: NewPage, viewport: str, scheme: str) -> None:
    check(new_page, VISITOR_PAGES, viewport=viewport, scheme=scheme)


@pytest.mark.parametrize(("viewport", "scheme"), LOOKS)
def test_a_members_pages_have_no_violation(new_page: NewPage, viewport: str, scheme: str) -> None:
    check(new_page, MEMBER_PAGES, viewport=viewport, scheme=scheme, user="sabine.reuter")


def test_closed_units_and_missing_confirmations_have_no_violation(new_page: NewPage) -> None:
    pages = [f"{TEACHERS}lernen/rueckmeldung/", f"{TEACHERS}bestaetigung/", TEACHERS]
    check(new_page, pages, user="rainer.kolbe", viewport="phone")


def test_english_pages_have_no_violation(new_page: NewPage) -> None:
    check(new_page, VISITOR_PAGES, language="en")


def test_a_pupils_pages_have_no_violation(new_page: NewPage) -> None:
    check(new_page, ["/", PUPILS, "/konto/profil/"], user="biber12", viewport="phone")


def test_axe_finds_what_is_wrong(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/")
    page.evaluate("document.querySelector('h1').outerHTML = '<img src=x><h3></h3>'")

    assert any(fault.startswith("image-alt") for fault in violations(page))
