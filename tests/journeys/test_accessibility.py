"""axe on every page, in both themes, at both widths and in both languages."""

from tests.journeys.axe import faults, violations
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


def test_a_visitors_pages_have_no_violation(new_page: NewPage) -> None:
    assert faults(new_page(), VISITOR_PAGES) == {}


def test_a_members_pages_have_no_violation(new_page: NewPage) -> None:
    assert faults(new_page(user="sabine.reuter"), MEMBER_PAGES) == {}


def test_closed_units_and_missing_confirmations_have_no_violation(new_page: NewPage) -> None:
    pages = [f"{TEACHERS}lernen/rueckmeldung/", f"{TEACHERS}bestaetigung/", TEACHERS]
    assert faults(new_page(user="rainer.kolbe", viewport="phone"), pages) == {}


def test_english_pages_have_no_violation(new_page: NewPage) -> None:
    assert faults(new_page(language="en"), VISITOR_PAGES) == {}


def test_a_pupils_pages_have_no_violation(new_page: NewPage) -> None:
    page = new_page(user="biber12", viewport="phone")

    assert faults(page, ["/", PUPILS, "/konto/profil/"]) == {}


def test_axe_finds_what_is_wrong(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/")
    page.evaluate("document.querySelector('h1').outerHTML = '<img src=x><h3></h3>'")

    assert any(fault.startswith("image-alt") for fault in violations(page))
