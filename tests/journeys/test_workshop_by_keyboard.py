"""A course is made, arranged and published with the keyboard alone, while somebody else arranges it, too."""

from playwright.sync_api import Page, expect

from tests.journeys import keyboard
from tests.journeys.conftest import NewPage

HERE = "/kurse/tasten/"
WORKSHOP = f"{HERE}werkstatt/"
PUBLISHED = "input[name=state][value=published]"


def test_a_course_is_built_arranged_and_published_by_keyboard(new_page: NewPage) -> None:
    page = new_page(user="svenja.oltmanns")
    begin(page)
    write(page)
    for key in ("lesen", "film"):
        page.goto(WORKSHOP)
        let_out(page, key)

    other = new_page(user="katrin.behrens")
    other.goto(WORKSHOP)
    keyboard.press(page, page.locator("#film button[value=up]"))
    assert order(page) == ["film", "lesen"]
    with other.expect_navigation():
        other.locator("#film button[value=up]").click()
    assert "Inzwischen hat jemand anderes" in other.inner_text(".toasts")
    assert order(other) == ["film", "lesen"]

    publish(page)


def begin(page: Page) -> None:
    """A course with one section."""
    page.goto("/werkstatt/")
    keyboard.press(page, page.locator("a[href='/werkstatt/neu/']").first)
    keyboard.write(page, page.locator("#id_title"), "Tasten")
    keyboard.tab_to(page, page.locator("input[name=audience]").first)
    page.keyboard.press("Space")
    keyboard.press(page, page.locator("main form [type=submit]"))
    keyboard.write(page, page.locator("#id_section-title"), "Anfang")
    with page.expect_navigation():
        page.keyboard.press("Enter")


def write(page: Page) -> None:
    """A text and a film that lies elsewhere, each published by its author."""
    add_unit(page, "Lesen", kind="reading")
    keyboard.write(page, page.locator("#id_body"), "## Lesen\n\nEin kurzer Text.")
    keyboard.press(page, page.locator("[data-publish]"))
    page.goto(WORKSHOP)
    add_unit(page, "Film", kind="video")
    keyboard.write(page, page.locator("#id_external"), "https://av.tib.eu/media/1")
    keyboard.write(page, page.locator("#id_provider"), "TIB")
    keyboard.write(page, page.locator("#id_body"), "[0:00] Man sieht eine Tastatur.")
    expect(page.locator("[data-preview]")).to_contain_text("TIB")
    keyboard.press(page, page.locator("[data-publish]"))
    expect(page.locator(".toasts")).to_contain_text("Veröffentlicht")


def publish(page: Page) -> None:
    """From what is missing to its field, and out."""
    keyboard.press(page, page.get_by_role("link", name="Veröffentlichung"))
    keyboard.press(page, page.locator(".missing a"))
    assert page.evaluate("location.hash") == "#id_summary"
    keyboard.write(page, page.locator("#id_summary"), "Mit zehn Fingern.")
    keyboard.write(page, page.locator("#id_description"), "Ein **langer** Weg.")
    expect(page.locator("[data-shown] strong")).to_have_text("langer")
    keyboard.press(page, page.get_by_role("button", name="Einstellungen speichern"))
    page.goto(f"{WORKSHOP}veroeffentlichung/")
    keyboard.press(page, page.locator("button[name=state][value=published]"))
    assert "Der Kurs ist veröffentlicht." in page.inner_text("body")


def add_unit(page: Page, title: str, *, kind: str) -> None:
    """A unit at the end of the section."""
    keyboard.tab_to(page, page.locator("#anfang .workshop-add summary"))
    page.keyboard.press("Enter")
    keyboard.write(page, page.locator("#id_anfang-title"), title)
    keyboard.tab_to(page, page.locator("input[name=anfang-kind]:checked"))
    while not page.locator(f"input[name=anfang-kind][value={kind}]").is_checked():
        page.keyboard.press("ArrowDown")
    keyboard.press(page, page.locator("#anfang .workshop-add form [type=submit]"))


def let_out(page: Page, key: str) -> None:
    """Let learners see a unit: its menu, its properties, published."""
    keyboard.tab_to(page, page.locator(f"#{key} .workshop-menu > summary"))
    page.keyboard.press("Enter")
    keyboard.press(page, page.locator(f"#{key} .workshop-menu__list > a").first)
    keyboard.tab_to(page, page.locator("input[name=state]:checked"))
    while not page.locator(PUBLISHED).is_checked():
        page.keyboard.press("ArrowDown")
    keyboard.press(page, page.locator("main form [type=submit]"))


def order(page: Page) -> list[str]:
    """The keys of the units as they stand on the page."""
    keys: list[str] = page.eval_on_selector_all(
        "[data-unit]", "all => all.map(u => u.dataset.unit)"
    )
    return keys
