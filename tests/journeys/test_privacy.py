"""A teacher takes her data along, has something corrected, wants to leave and stays after all."""

import re
import zipfile

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.axe import faults
from tests.journeys.conftest import NewPage
from tests.journeys.hands import Hands, Keyboard, Mouse
from tests.journeys.running import PASSWORD

PERSON, STAFF = "sabine.reuter", "emre.yildiz"
OWN_PAGES = (
    "/meine-daten/",
    "/meine-daten/art/privacy-correctionrequest-person/",
    "/meine-daten/berichtigen/",
    "/meine-daten/loeschen/",
    "/konto/ausweisen/",
)
CENTRE_PAGES = (
    "/datenverwaltung/",
    "/datenverwaltung/?stand=done",
    "/datenverwaltung/loeschungen/",
    "/datenverwaltung/fristen/",
    "/datenverwaltung/verzeichnis/",
)


def order_archive(page: Page, hands: Hands, *, scripts: bool) -> None:
    """With scripts it comes by itself; without, one looks again."""
    order = page.get_by_role("button", name=re.compile("Als ZIP zusammenstellen|Neu zusammen"))
    hands.follow(order)
    ready = page.get_by_role("link", name=re.compile("Als ZIP laden"))
    if scripts:
        expect(ready).to_be_visible(timeout=60_000)
        return
    for _ in range(60):
        if ready.count():
            return
        page.wait_for_timeout(1_000)
        hands.follow(page.get_by_role("link", name="Nachsehen, wie weit es ist"))
    raise AssertionError("the archive did not get ready")


def load_archive(page: Page, hands: Hands) -> set[str]:
    """Show the password once more; the names of what is in the file."""
    hands.follow(page.get_by_role("link", name=re.compile("Als ZIP laden")))
    hands.write(page.locator("main [name=password]"), PASSWORD)
    with page.expect_download() as loading:
        page.keyboard.press("Enter")
    assert re.fullmatch(r"lernhub-\d{4}-\d\d-\d\d\.zip", loading.value.suggested_filename)
    with zipfile.ZipFile(loading.value.path()) as archive:
        return set(archive.namelist())


def ask_and_answer(asking: Page, hands: Hands, staff: Page, answering: Hands, words: str) -> None:
    asking.goto("/meine-daten/")
    hands.follow(asking.get_by_role("link", name="Daten berichtigen lassen"))
    hands.follow(asking.get_by_role("button", name="Anliegen senden"))
    expect(asking.locator("main")).to_contain_text("in einem Satz")
    hands.write(asking.locator("[name=body]"), words)
    hands.follow(asking.get_by_role("button", name="Anliegen senden"))
    expect(asking.locator("#requests")).to_contain_text(words)

    staff.goto("/datenverwaltung/")
    answering.follow(staff.locator("li", has_text=words).get_by_role("link"))
    answering.write(staff.get_by_label("Ihre Antwort"), f"Erledigt: {words}")
    answering.follow(staff.get_by_role("button", name="Antwort senden"))
    asking.reload()
    expect(asking.locator("#requests")).to_contain_text(f"Erledigt: {words}")


def leave_and_stay(page: Page, hands: Hands) -> None:
    page.goto("/meine-daten/")
    hands.follow(page.get_by_role("link", name="Konto löschen"))
    expect(page.locator("main")).to_contain_text("Das wird gelöscht")
    box = page.get_by_label("Ich habe gelesen, was verloren geht.")
    box.focus()
    page.keyboard.press("Space")
    hands.follow(page.get_by_role("button", name="Konto löschen"))
    page.goto("/kurse/")
    hands.follow(page.locator(".leaving-banner").get_by_role("button", name="Doch behalten"))
    expect(page.locator("body")).to_contain_text("Es wurde nichts gelöscht.")
    assert page.locator(".leaving-banner").count() == 0


@pytest.mark.parametrize(
    ("hand", "scripts"), [(Keyboard, True), (Mouse, False)], ids=["keyboard", "without-javascript"]
)
def test_data_are_taken_along_and_corrected_and_the_account_stays(
    new_page: NewPage, hand: type[Mouse | Keyboard], scripts: bool
) -> None:
    page, staff = (new_page(user=user, scripts=scripts) for user in (PERSON, STAFF))
    hands: Hands = hand(page)
    page.goto("/konto/profil/")
    hands.follow(page.locator("main").get_by_role("link", name=re.compile("Meine Daten")))

    order_archive(page, hands, scripts=scripts)
    names = load_archive(page, hands)
    assert {"index.html", "README.txt"} <= names
    assert any(name.startswith("json/accounts-user") for name in names)

    words = f"Meine Schule stimmt nicht mehr ({hand.__name__})."
    ask_and_answer(page, hands, staff, hand(staff), words)
    leave_and_stay(page, hands)


def test_the_pages_have_no_violation(new_page: NewPage) -> None:
    assert faults(new_page(user=PERSON), OWN_PAGES) == {}
    assert faults(new_page(user=STAFF), CENTRE_PAGES) == {}
