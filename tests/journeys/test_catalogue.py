"""A visitor looks for a course: at once with scripts, with a button without them."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.axe import violations
from tests.journeys.conftest import NewPage


def titles(page: Page) -> list[str]:
    return page.locator(".course-card h3").all_inner_texts()


def test_filters_answer_at_once_and_can_be_shared(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/kurse/")
    everything = titles(page)
    pupils = page.get_by_role("checkbox", name=re.compile("Schülerinnen und Schüler"))

    pupils.check()

    expect(page).to_have_url(re.compile(r"\?fuer=pupils"))
    expect(page.get_by_role("status").filter(has_text="1 Kurs")).to_be_visible()
    expect(pupils).to_be_focused()
    shared = new_page()
    shared.goto(page.url)
    assert titles(shared) == titles(page) != everything

    page.get_by_role("link", name=re.compile("Filter entfernen")).click()
    expect(page).to_have_url(re.compile(r"/kurse/$"))
    expect(page.locator("#results")).to_be_focused()
    assert titles(page) == everything
    page.go_back()
    expect(page.locator(".course-card")).to_have_count(1)


@pytest.mark.parametrize("language", ["de", "en"])
def test_without_scripts_a_button_applies_the_filters(new_page: NewPage, language: str) -> None:
    page = new_page(scripts=False, language=language)
    page.goto("/kurse/?q=lernziel")
    page.get_by_role("checkbox", name=re.compile("Lehrkräfte|Teachers")).check()

    page.get_by_role("button", name=re.compile("Filter anwenden|Apply filters")).click()

    expect(page).to_have_url(re.compile(r"\?q=lernziel&fuer=teachers"))
    assert "Unterricht mit digitalen Medien planen" in titles(page)


def test_on_a_phone_filters_fold_and_an_empty_result_says_what_to_loosen(
    new_page: NewPage,
) -> None:
    page = new_page(viewport="phone")
    page.goto("/kurse/?q=lernziel&dauer=lang")
    expect(page.get_by_text("Kein Kurs passt.")).to_be_visible()
    expect(page.get_by_role("checkbox", name=re.compile("Lehrkräfte"))).to_be_hidden()
    assert violations(page) == []

    page.get_by_role("link", name="Zeigen").first.click()

    expect(page.locator(".course-card").first).to_be_visible()


def test_sorting_keeps_what_was_looked_for(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/kurse/?q=lernen")

    page.get_by_label("Sortieren").select_option("kurz")

    expect(page).to_have_url(re.compile(r"\?q=lernen&sortierung=kurz"))
    expect(page.get_by_label("Kurse durchsuchen")).to_have_value("lernen")
