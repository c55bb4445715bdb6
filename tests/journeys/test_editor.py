"""Writing a unit: alone, together, with bad networks, with files, on phones, by keyboard, without scripts."""

import contextlib
import re
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Error, Page, expect

from tests.journeys import keyboard
from tests.journeys.axe import violations
from tests.journeys.conftest import NewPage, give_password
from tests.journeys.desk import (
    AUTHOR,
    CELLS,
    CELLS_AS_MARKDOWN,
    PUBLISHED,
    WORD,
    WORD_AS_MARKDOWN,
    Desk,
    bring_desk_course,
    take_from_team,
)
from tests.journeys.own_course import TRAINER, OwnCourse
from tests.journeys.running import Platform

LOOKS = [("desktop", "light"), ("phone", "dark")]


@pytest.fixture
def course(platform: Platform, tmp_path: Path, request: pytest.FixtureRequest) -> OwnCourse:
    """A course of this test's own."""
    name = "".join(sign if sign.isalnum() else "-" for sign in request.node.name)[5:40].strip("-")
    return bring_desk_course(platform, name=name, folder=tmp_path)


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "Tafel 1.png"
    Image.new("RGB", (640, 400), "#0c3f39").save(path)
    return path


def test_what_is_typed_saves_itself_and_is_published(new_page: NewPage, course: OwnCourse) -> None:
    desk = Desk(new_page(user=TRAINER), course).open()
    expect(desk.text).to_have_value(PUBLISHED)

    desk.add("\n\nEine **gute** Frage. [weg](unit:nirgends)")
    desk.is_saved()
    expect(desk.page.locator("[data-preview]")).to_contain_text("Eine gute Frage.")
    finding = desk.page.get_by_role("link", name="Zeile 3")
    expect(finding).to_be_visible()
    finding.click()
    assert desk.text.evaluate(
        "field => field.value.slice(field.selectionStart, field.selectionEnd)"
    ) == ("Eine **gute** Frage. [weg](unit:nirgends)")
    desk.page.keyboard.type("Eine **gute** Frage.")
    desk.is_saved()
    desk.page.goto(f"{desk.address}?zeile=1#id_body")
    chosen = "field => field.value.slice(field.selectionStart, field.selectionEnd)"
    assert desk.text.evaluate(chosen) == PUBLISHED
    desk.page.get_by_role("button", name="Veröffentlichen").click()
    expect(desk.page.locator(".toasts")).to_contain_text("Veröffentlicht")
    desk.page.goto(f"{course.page}lernen/anfang/")
    expect(desk.page.locator(".prose strong")).to_have_text("gute")


def test_two_authors_collide_and_nothing_is_lost(new_page: NewPage, course: OwnCourse) -> None:
    jonas = Desk(new_page(user=TRAINER), course).open()
    svenja = Desk(new_page(user=AUTHOR), course).open()
    expect(svenja.page.locator("[data-others]")).to_contain_text("Jonas Brandt bearbeitet gerade")

    jonas.add("\nZeile von Jonas.")
    jonas.is_saved()
    svenja.text.fill(f"Zeile von Svenja.\n{PUBLISHED}")
    expect(svenja.notice).to_contain_text("Jonas Brandt hat um", timeout=20_000)
    expect(svenja.text).to_have_value(f"Zeile von Svenja.\n{PUBLISHED}")

    svenja.page.get_by_role("button", name="Beide Fassungen vergleichen").click()
    expect(svenja.page.get_by_role("heading", name="Zwei Fassungen")).to_be_visible()
    assert violations(svenja.page) == []
    svenja.page.get_by_role("button", name="Auswahl speichern").click()
    both = f"Zeile von Svenja.\n{PUBLISHED}\nZeile von Jonas.\n"
    expect(svenja.text).to_have_value(both)
    svenja.page.get_by_role("link", name="Verlauf").click()
    expect(svenja.page.locator(".history")).to_contain_text("beiseitegelegt")
    expect(svenja.page.locator(".history")).to_contain_text("Jonas Brandt")


def test_a_co_author_is_removed_while_typing(
    new_page: NewPage, platform: Platform, course: OwnCourse
) -> None:
    desk = Desk(new_page(user=AUTHOR), course).open()
    desk.add("\nNoch vor dem Abschied.")
    desk.is_saved()
    take_from_team(platform, course, AUTHOR)

    desk.add("\nDanach.")

    expect(desk.notice).to_contain_text("Sie können in dieser Lerneinheit nicht mehr schreiben")
    expect(desk.state).not_to_contain_text("Gespeichert um")
    with desk.page.expect_download() as taken:
        desk.page.get_by_role("button", name="Text herunterladen").click()
    assert Path(taken.value.path()).read_text().endswith("Danach.")


def test_without_a_network_the_text_stays_and_goes_later(
    new_page: NewPage, course: OwnCourse
) -> None:
    page = new_page(user=TRAINER)
    desk = Desk(page, course).open()
    page.context.set_offline(True)
    desk.add("\nIm Funkloch.")
    expect(desk.state).to_contain_text("Kein Netz", timeout=15_000)
    page.context.set_offline(False)
    desk.is_saved()

    page.context.set_offline(True)
    desk.add("\nVor dem Absturz.")
    expect(desk.state).to_contain_text("Kein Netz", timeout=15_000)
    with page.expect_event("crash"), contextlib.suppress(Error):
        page.goto("chrome://crash")  # a page that is closed would still send what it has
    page.close()
    page = page.context.new_page()
    page.context.set_offline(False)
    desk = Desk(page, course).open()
    expect(desk.notice).to_contain_text("nie bei Lernhub angekommen")
    page.get_by_role("button", name="Damit weiterschreiben").click()
    expect(desk.text).to_have_value(f"{PUBLISHED}\nIm Funkloch.\nVor dem Absturz.")
    desk.is_saved()


def test_a_session_that_ended_goes_on_after_signing_in_elsewhere(
    new_page: NewPage, course: OwnCourse
) -> None:
    page = new_page(user=TRAINER)
    desk = Desk(page, course).open()
    page.context.clear_cookies(name="lernhub_session")
    desk.add("\nNach der Pause.")
    expect(desk.notice).to_contain_text("Bitte neu anmelden")

    other = page.context.new_page()
    give_password(other, TRAINER)
    other.close()
    desk.is_saved()


def test_pasted_texts_become_markdown_and_can_be_taken_back(
    new_page: NewPage, course: OwnCourse
) -> None:
    desk = Desk(new_page(user=TRAINER), course).open()
    for source, markdown in (
        ({"html": WORD, "text": "Wandertag"}, WORD_AS_MARKDOWN),
        ({"text": CELLS}, CELLS_AS_MARKDOWN),
    ):
        desk.text.press("Control+End")
        desk.paste(**source)
        expect(desk.text).to_have_value(f"{PUBLISHED}\n\n{markdown}\n")
        desk.text.press("Control+z")
        expect(desk.text).to_have_value(PUBLISHED)


def test_a_picture_is_described_before_it_is_sent(
    new_page: NewPage, course: OwnCourse, photo: Path
) -> None:
    desk = Desk(new_page(user=TRAINER), course).open()
    desk.text.press("Control+End")
    desk.page.get_by_role("button", name="Bild oder Datei").click()
    desk.page.get_by_label("Neue Datei hinzufügen").set_input_files(photo)
    send = desk.page.get_by_role("button", name="Hinzufügen und einsetzen")
    send.click()
    expect(desk.page.locator("[data-error]")).to_contain_text("Bitte beschreiben Sie das Bild")
    assert violations(desk.page) == []
    desk.page.get_by_role("textbox", name="Alternativtext").fill("Eine grüne Tafel.")
    send.click()

    expect(desk.text).to_have_value(f"{PUBLISHED}\n\n![Eine grüne Tafel.](medien/Tafel-1.png)\n")
    expect(desk.page.locator("[data-preview] img")).to_have_attribute("alt", "Eine grüne Tafel.")
    desk.is_saved()

    frame = photo.with_name("Rahmen.png")
    Image.new("RGB", (64, 40), "#ffd24f").save(frame)
    desk.drop(frame)
    desk.page.get_by_label("Schmückend").check()
    send.click()
    expect(desk.text).to_have_value(re.compile(r"!\[\]\(medien/Rahmen\.png\)"), timeout=30_000)
    expect(desk.page.locator("[data-preview] img").last).to_have_attribute("alt", "")
    desk.is_saved()


def test_the_keyboard_is_enough(new_page: NewPage, course: OwnCourse) -> None:
    page = new_page(user=TRAINER)
    desk = Desk(page, course).open()
    keyboard.tab_to(page, desk.text)
    page.keyboard.press("Control+End")
    page.keyboard.type("\nwichtig")
    page.keyboard.press("Control+Shift+ArrowLeft")
    page.keyboard.press("Control+b")
    page.keyboard.press("End")
    page.keyboard.type(" ")
    expect(desk.text).to_have_value(f"{PUBLISHED}\n**wichtig** ")
    page.keyboard.press("Alt+F10")
    page.keyboard.press("ArrowRight")
    expect(page.get_by_label("Kleinere Überschrift")).to_be_focused()
    page.keyboard.press("Escape")
    expect(desk.text).to_be_focused()
    fill_the_window_and_leave(page)
    page.keyboard.press("Control+Shift+K")
    expect(page.get_by_label("In diesem Kurs suchen")).to_be_focused()
    page.keyboard.type("zweite")
    page.keyboard.press("Enter")
    expect(desk.text).to_have_value(f"{PUBLISHED}\n**wichtig** [Der zweite Strich](unit:zwei)")
    page.keyboard.press("Tab")
    expect(desk.text).not_to_be_focused()
    keyboard.press(page, page.get_by_role("button", name="Veröffentlichen"))
    expect(page.locator(".toasts")).to_contain_text("Veröffentlicht")


def test_it_works_without_scripts(new_page: NewPage, course: OwnCourse, photo: Path) -> None:
    page = new_page(user=TRAINER, scripts=False)
    desk = Desk(page, course).open()
    desk.text.fill("Ohne **Skript**.")
    page.get_by_role("button", name="Neue Datei hinzufügen").click()
    page.get_by_label("Datei", exact=True).set_input_files(photo)
    page.get_by_label("Alternativtext").fill("Eine grüne Tafel.")
    page.get_by_role("button", name="Datei hinzufügen").click()
    page.get_by_role("button", name="Datei einsetzen").click()
    page.get_by_label("Lerneinheit des Kurses").select_option("zwei")
    page.get_by_role("button", name="Link einsetzen").click()
    page.get_by_role("button", name="Speichern und Vorschau").click()
    expect(page.locator("[data-preview] img")).to_have_attribute("alt", "Eine grüne Tafel.")
    expect(page.locator("[data-preview] a")).to_have_text("Der zweite Strich")
    page.get_by_role("button", name="Veröffentlichen").click()
    expect(page.locator(".toasts")).to_contain_text("Veröffentlicht")


@pytest.mark.parametrize(("viewport", "scheme"), LOOKS)
def test_every_page_is_open_to_everybody(
    new_page: NewPage, course: OwnCourse, viewport: str, scheme: str
) -> None:
    page = new_page(viewport=viewport, scheme=scheme, user=TRAINER)
    desk = Desk(page, course).open()
    assert violations(page) == []
    assert no_sideways_scrolling(page)
    desk.add("\nNeu.")
    desk.is_saved()
    if viewport == "phone":
        page.get_by_role("button", name="Vorschau", exact=True).click()
        expect(page.locator("[data-preview]")).to_contain_text("Neu.")
        expect(desk.text).not_to_be_visible()
    for name in ("Verlauf", "Text als Datei"):
        expect(page.get_by_role("link", name=name)).to_be_visible()
    page.get_by_role("link", name="Verlauf").click()
    assert violations(page) == []
    page.locator(".history a").last.click()
    assert violations(page) == []
    assert no_sideways_scrolling(page)


def fill_the_window_and_leave(page: Page) -> None:
    """Full screen by its keys, and back by Escape."""
    page.keyboard.press("Control+Shift+F")
    box = page.locator("unit-editor.is-full").bounding_box()
    assert box is not None
    assert (box["x"], box["y"]) == (0, 0)
    page.keyboard.press("Escape")
    expect(page.locator("unit-editor.is-full")).to_have_count(0)


def no_sideways_scrolling(page: Page) -> bool:
    """Whether the page fits its window."""
    return bool(
        page.evaluate(
            "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
        )
    )
