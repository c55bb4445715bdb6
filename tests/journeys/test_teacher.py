"""A teacher signs up, enrols, completes a course and prints the confirmation."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import NewPage
from tests.journeys.hands import Hands, Keyboard, Mouse
from tests.journeys.running import Platform

COURSE = "Unterricht mit digitalen Medien planen"
SLUG = "unterricht-mit-digitalen-medien-planen"


def find_the_course(page: Page, hands: Hands) -> None:
    page.goto("/")
    hands.write(page.get_by_role("searchbox"), "Lernziel Werkzeug")
    hands.follow(page.get_by_role("button", name="Suchen"))
    hands.follow(page.get_by_role("link", name=COURSE))
    expect(page.get_by_role("heading", name=COURSE, level=1)).to_be_visible()


def sign_up(page: Page, hands: Hands, platform: Platform, *, name: str, email: str) -> None:
    hands.follow(page.get_by_role("link", name="Konto anlegen"))
    hands.write(page.locator("[name=display_name]"), name)
    hands.write(page.locator("[name=email]"), email)
    hands.write(page.locator("[name=password1]"), "drei Wörter am Stück")
    hands.follow(page.locator("main form button[type=submit]").first)
    hands.write(page.locator("[name=code]"), platform.code_mailed_to(email))
    hands.follow(page.locator("main form button[type=submit]").first)
    expect(page).to_have_url(re.compile(f"/kurse/{SLUG}/$"))


def read_instead_of_watching(page: Page, hands: Hands) -> None:
    """Where there is a film: read its transcript and say so, which counts like watching."""
    if page.locator("[data-transcript]").count():
        hands.follow(page.get_by_role("button", name="Ich habe das Transkript gelesen"))


def work_through(page: Page, hands: Hands) -> int:
    """Go from unit to unit until the confirmation; return how many pages that took."""
    for steps in range(1, 20):
        read_instead_of_watching(page, hands)
        bar = page.locator(".unit-bar")
        done = bar.get_by_role("button", name=re.compile("^Erledigt"))
        hands.follow(done if done.count() else bar.get_by_role("link", name="Nächste Einheit"))
        if page.url.endswith("/bestaetigung/"):
            return steps
    raise AssertionError("the course has no end")


def take_the_course(page: Page, hands: Hands, platform: Platform, *, email: str) -> None:
    find_the_course(page, hands)
    sign_up(page, hands, platform, name="Hanna Voß", email=email)
    hands.follow(page.get_by_role("button", name="Einschreiben und beginnen"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Warum überhaupt digital?")

    assert work_through(page, hands) == 10

    certificate = page.get_by_role("article")
    expect(certificate).to_contain_text("Hanna Voß")
    expect(certificate).to_contain_text(COURSE)
    expect(certificate).to_contain_text("170 Minuten")


@pytest.mark.parametrize(
    ("hand", "scripts"),
    [(Mouse, True), (Keyboard, True), (Mouse, False)],
    ids=["mouse", "keyboard", "without-javascript"],
)
def test_a_teacher_signs_up_and_completes_a_course(
    new_page: NewPage, platform: Platform, hand: type[Mouse | Keyboard], scripts: bool
) -> None:
    page = new_page(scripts=scripts)
    email = f"hanna.{hand.__name__.lower()}.{scripts}@example.org".lower()

    take_the_course(page, hand(page), platform, email=email)

    page.emulate_media(media="print")
    expect(page.get_by_role("banner")).to_be_hidden()
    expect(page.get_by_role("article")).to_be_visible()
    assert page.pdf().startswith(b"%PDF")


def test_nothing_is_lost_by_leaving_and_coming_back(new_page: NewPage) -> None:
    page = new_page(user="meryem.kaya")
    page.goto(f"/kurse/{SLUG}/")
    expect(page.get_by_text("4 von 10 Einheiten")).to_be_visible()

    hands = Mouse(page)
    hands.follow(page.get_by_role("link", name="Aus dem Kurs austreten"))
    hands.follow(page.get_by_role("button", name="Aus dem Kurs austreten"))
    expect(page.locator(".toasts")).to_contain_text("ausgetreten")

    page.goto(f"/kurse/{SLUG}/")
    hands.follow(page.get_by_role("button", name="Zurück in den Kurs"))
    page.goto(f"/kurse/{SLUG}/")
    expect(page.get_by_text("4 von 10 Einheiten")).to_be_visible()


def test_a_mark_can_be_undone(new_page: NewPage) -> None:
    page = new_page(user="meryem.kaya")
    page.goto(f"/kurse/{SLUG}/lernen/vier-fragen/")
    page.get_by_role("button", name="Doch noch nicht erledigt").click()
    expect(page.get_by_text("3 von 10 Einheiten")).to_be_visible()

    page.get_by_role("button", name="Erledigt, weiter").click()
    expect(page.get_by_text("4 von 10 Einheiten")).to_be_visible()
