"""The staff fills in a page; a visitor reports a barrier; the staff answers; the visitor reads it."""

import pytest
from playwright.sync_api import expect

from tests.journeys.axe import faults
from tests.journeys.conftest import NewPage
from tests.journeys.hands import Hands, Keyboard, Mouse
from tests.journeys.running import Platform
from tests.journeys.test_questions import wait_for_mail

STAFF = "emre.yildiz"
EDITOR = "/seiten/impressum/de/"
FOR_EVERYBODY = [
    "/impressum/",
    "/datenschutz/",
    "/barrierefreiheit/",
    "/barriere-melden/?seite=/kurse/",
    "/datenschutz/fassungen/",
    "/datenschutz/vergleich/?alt=1&neu=2",
]
FOR_STAFF = ["/", "/meldungen/", "/seiten/", EDITOR, "/seiten/datenschutz/de/fassungen/1/"]


def test_staff_fills_in_a_page(new_page: NewPage) -> None:
    staff = new_page(user=STAFF)
    staff.goto("/impressum/")
    expect(staff.locator(".page-note")).to_contain_text("Lücken sind noch zu füllen")
    staff.get_by_role("link", name="Seite bearbeiten").click()
    field = staff.get_by_label("Text", exact=True)

    field.fill("## Wir\n\n[weg](javascript:weg) [[Name]]")
    check = staff.locator("[data-result]")
    expect(check).to_contain_text("1 Zeile muss geändert werden")
    expect(check).to_contain_text("1 Lücke ist noch zu füllen")
    field.fill("## Wir\n\nStadt am See, [Barriere melden](barriere-melden)")
    expect(check).to_contain_text("Der Text kann veröffentlicht werden.")
    staff.get_by_role("button", name="Als Entwurf behalten").click()
    visitor = new_page()
    visitor.goto("/impressum/")
    expect(visitor.locator("main")).not_to_contain_text("Stadt am See")

    staff.get_by_label("Was ist neu").fill("Angaben der Stadt")
    staff.get_by_role("button", name="Seite veröffentlichen").click()
    visitor.goto("/impressum/")
    expect(visitor.locator("main")).to_contain_text("Stadt am See")
    expect(visitor.locator("main")).to_contain_text("Stand: ")


@pytest.mark.parametrize(
    ("hand", "scripts"),
    [(Mouse, True), (Keyboard, True), (Mouse, False)],
    ids=["mouse", "keyboard", "without-javascript"],
)
def test_a_barrier_is_reported_and_answered(
    new_page: NewPage, platform: Platform, hand: type[Mouse | Keyboard], scripts: bool
) -> None:
    words = f"Der Film hat keine Untertitel ({hand.__name__} {scripts})."
    address = f"{hand.__name__.lower()}-{scripts}@example.org"
    visitor, staff = new_page(scripts=scripts), new_page(user=STAFF, scripts=scripts)
    hands: Hands = hand(visitor)

    visitor.goto("/kurse/")
    hands.follow(visitor.locator("footer").get_by_role("link", name="Barriere melden"))
    expect(visitor.get_by_label("Auf welcher Seite?")).to_have_value("/kurse/")
    hands.write(visitor.get_by_label("Was ist im Weg?"), words)
    hands.write(visitor.get_by_label("E-Mail-Adresse"), address)
    visitor.wait_for_timeout(2_100)
    hands.follow(visitor.get_by_role("button", name="Meldung senden"))
    expect(visitor.locator("main")).to_contain_text("Danke. Die Meldung ist angekommen.")

    working: Hands = hand(staff)
    staff.goto("/")
    working.follow(staff.get_by_role("link", name="Gemeldete Barrieren"))
    working.follow(staff.get_by_role("link", name=words))
    working.write(staff.get_by_label("Ihre Antwort"), "Danke, die Untertitel sind jetzt da.")
    working.follow(staff.get_by_role("button", name="Antwort senden"))
    expect(staff.locator(".page-head")).to_contain_text("Beantwortet")

    wait_for_mail(platform, address, "die Untertitel sind jetzt da")
    visitor.reload()
    expect(visitor.locator("main")).to_contain_text("Danke, die Untertitel sind jetzt da.")


def test_the_pages_have_no_violation(new_page: NewPage) -> None:
    visitor = new_page()
    staff = new_page(user=STAFF)
    for number in (1, 2):
        staff.goto("/seiten/datenschutz/de/")
        field = staff.get_by_label("Text", exact=True)
        field.fill(f"## Daten\n\nWir speichern {number} Angaben.\n\n[[Zu prüfen]]")
        staff.get_by_role("button", name="Seite veröffentlichen").click()

    assert faults(visitor, FOR_EVERYBODY) == {}
    assert faults(staff, FOR_STAFF) == {}
