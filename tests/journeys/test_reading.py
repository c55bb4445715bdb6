"""Reading as one reads best: with an account, without, without scripts; and what was chosen is offered."""

from typing import Any

from playwright.sync_api import Page, expect

from tests.journeys import keyboard
from tests.journeys.axe import faults, violations
from tests.journeys.conftest import NewPage, sign_in

HERE = "/darstellung/"
LARGEST = {"text_size": "200", "line_spacing": "wide", "font": "hyperlegible"}


def root(page: Page, name: str) -> Any:
    return page.evaluate("name => document.documentElement.getAttribute(name)", name)


def letter_px(page: Page) -> float:
    return float(page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)"))


def test_a_visitor_chooses_by_keyboard_and_takes_it_along(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/kurse/")
    page.locator("footer").get_by_role("link", name="Lesen und Darstellung").click()
    keyboard.tab_to(page, page.locator("[name=text_size][value='100']"))
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert root(page, "data-text-size") == "150", "the page follows at once"
    assert letter_px(page) == 24
    keyboard.press(page, page.get_by_role("button", name="Auswahl speichern"))
    expect(page.locator(".toasts")).to_contain_text("In diesem Browser gespeichert")
    assert page.evaluate("JSON.parse(localStorage['lernhub.reading']).text_size") == "150"
    assert "lernhub_reading" not in {cookie["name"] for cookie in page.context.cookies()}

    page.goto("/kurse/")
    assert root(page, "data-text-size") == "150"

    sign_in(page, "meryem.kaya")
    assert root(page, "data-text-size") is None, "the account's choice wins"
    offer = page.locator("reading-offer")
    expect(offer).to_be_visible()
    assert violations(page) == []
    offer.get_by_role("button", name="Konto so lassen").click()
    expect(offer).to_have_count(0)
    page.goto("/kurse/")
    expect(page.locator("reading-offer")).to_be_hidden()


def test_an_account_keeps_it_on_every_device(new_page: NewPage) -> None:
    page = new_page(user="rainer.kolbe")
    page.goto(HERE)
    page.get_by_label("175 %").check()
    page.get_by_label("Nichts bewegt sich").check()
    page.get_by_role("button", name="Auswahl speichern").click()
    expect(page.locator(".toasts")).to_contain_text("Im Konto gespeichert")

    elsewhere = new_page(user="rainer.kolbe", viewport="phone", scripts=False)
    html = elsewhere.locator("html")
    expect(html).to_have_attribute("data-text-size", "175")
    expect(html).to_have_attribute("data-motion", "reduced")

    page.get_by_role("button", name="Alles wie üblich").click()
    expect(page.locator("html")).not_to_have_attribute("data-text-size", "175")
    assert letter_px(page) == 16


def test_without_scripts_a_cookie_keeps_it_and_it_is_offered(new_page: NewPage) -> None:
    page = new_page(scripts=False)
    page.goto(HERE)
    page.get_by_label("OpenDyslexic").check()
    page.get_by_role("button", name="Auswahl speichern").click()
    expect(page.locator("html")).to_have_attribute("data-font", "opendyslexic")

    sign_in(page, "aylin.arslan")
    page.locator("reading-offer").get_by_role("button", name="Ins Konto übernehmen").click()
    expect(page.locator("html")).to_have_attribute("data-font", "opendyslexic")
    page.goto(HERE)
    page.get_by_role("button", name="Alles wie üblich").click()
    expect(page.locator("reading-offer")).to_be_hidden()


def test_with_the_largest_text_nothing_is_lost(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/")
    page.evaluate("kept => localStorage['lernhub.reading'] = JSON.stringify(kept)", LARGEST)
    page.reload()
    assert letter_px(page) == 32

    pages = ["/", "/kurse/", HERE, "/konto/anmelden/", "/barriere-melden/", "/datenschutz/"]
    assert faults(page, pages, phone={"width": 320, "height": 640}) == {}
    assert letter_px(page) == 32
