"""An author builds a course of five units with a picture from nothing; a learner completes it."""

import io
import random
import zipfile

from PIL import Image
from playwright.sync_api import FilePayload, Page, expect

from tests.journeys.axe import faults
from tests.journeys.conftest import NewPage

HERE = "/kurse/waage-und-wippe/"
WORKSHOP = f"{HERE}werkstatt/"
UNITS = ("Wiegen", "Wippen", "Hebel", "Schwerpunkt", "Zum Schluss")
PUBLISHED = "input[name=state][value=published]"


def picture() -> bytes:
    """A small picture of two colours."""
    target = io.BytesIO()
    Image.new("RGB", (960, 640), "#0b5a4f").save(target, "PNG")
    return target.getvalue()


def press(page: Page, selector: str) -> None:
    """Press a button or follow a link, and wait for the page behind it."""
    with page.expect_navigation():
        page.locator(selector).first.click()


def begin(page: Page) -> None:
    """The course with its first section and its picture."""
    page.goto("/werkstatt/")
    press(page, "a[href='/werkstatt/neu/']")
    page.fill("#id_title", "Waage und Wippe")
    page.check("input[name=audience][value=teachers]")
    press(page, "main form [type=submit]")
    assert page.url.endswith(WORKSHOP)
    page.fill("#id_section-title", "Gleichgewicht")
    press(page, "#new-section form [type=submit]")
    page.goto(f"{WORKSHOP}dateien/neu/")
    page.set_input_files(
        "#id_file", {"name": "wippe.png", "mimeType": "image/png", "buffer": picture()}
    )
    page.fill("#id_alt", "Eine grüne Fläche.")
    press(page, "main form.composer [type=submit]")


def write(page: Page, title: str, *, path: str) -> None:
    """One unit: made, written with the picture in it, published."""
    page.goto(WORKSHOP)
    page.locator("#gleichgewicht .workshop-add summary").click()
    page.fill("#id_gleichgewicht-title", title)
    press(page, "#gleichgewicht .workshop-add form [type=submit]")
    page.fill("#id_body", f"## {title}\n\nEin kurzer Text.\n\n![]({path})\n")
    press(page, "[data-publish]")
    page.goto(
        f"{page.url.split('/einheiten/')[0]}/einheiten/{title.lower().replace(' ', '-')}/eigenschaften/"
    )
    page.check(PUBLISHED)
    press(page, "main form [type=submit]")


def publish(page: Page, *, path: str) -> None:
    """Sentence and picture for the catalogue, the check list, and out it goes."""
    page.goto(f"{WORKSHOP}veroeffentlichung/")
    assert "Ein Satz über den Kurs fehlt" in page.inner_text("main")
    page.goto(f"{WORKSHOP}einstellungen/")
    page.fill("#id_summary", "Was im Gleichgewicht ist und warum.")
    press(page, "main form [type=submit]")
    page.goto(f"{WORKSHOP}bild/")
    page.check(f"input[name=path][value='{path}']")
    page.fill("#id_focus_x", "20")
    press(page, "main form [type=submit]")
    page.goto(f"{WORKSHOP}pruefung/")
    assert "Muss verbessert werden" not in page.inner_text("main")
    page.goto(f"{WORKSHOP}veroeffentlichung/")
    press(page, "button[name=state][value=published]")
    assert "Der Kurs ist veröffentlicht." in page.inner_text("body")


def learn(page: Page) -> None:
    """Enrol, work through all units, read the confirmation."""
    page.goto(HERE)
    assert page.locator("img.cover.focus-x-20").count() == 1
    press(page, f"form[action='{HERE}einschreiben/'] [type=submit]")
    page.goto(f"{HERE}lernen/")
    for title in UNITS:
        assert title in page.inner_text("h1")
        assert page.locator(".unit-page__content img[alt='Eine grüne Fläche.']").count() == 1
        press(page, "form[action$='/erledigt/'] [type=submit]")
    assert page.url.endswith("/bestaetigung/")
    assert "Waage und Wippe" in page.inner_text(".certificate")


def test_five_units_from_nothing_to_a_confirmation_on_a_phone_without_scripts(
    new_page: NewPage,
) -> None:
    author = new_page(viewport="phone", scripts=False, user="svenja.oltmanns")
    begin(author)
    author.goto(f"{HERE}dateien/")
    path = author.locator("h2 a[href*='wippe']").first.inner_text()
    for title in UNITS:
        write(author, title, path=path)
    author.goto(WORKSHOP)
    press(author, "#zum-schluss button[value=up]")
    press(author, ".toast__undo")
    publish(author, path=path)

    learn(new_page(viewport="phone", scripts=False, user="meryem.kaya"))

    author.goto(f"{WORKSHOP}loeschen/")
    assert "1 Bestätigung bleibt" in author.inner_text("main")
    press(author, "main form [type=submit]")
    assert "Gelöschte Kurse" in author.inner_text("main")


def test_units_are_dragged_to_their_place_and_back(new_page: NewPage) -> None:
    page = new_page(user="svenja.oltmanns")
    page.goto("/kurse/unterricht-mit-digitalen-medien-planen/werkstatt/")
    before = order(page)
    first, second = (page.locator("[data-grip]").nth(at).bounding_box() for at in (0, 1))
    assert first is not None
    assert second is not None
    page.mouse.move(second["x"] + 8, second["y"] + 20)
    page.mouse.down()
    page.mouse.move(first["x"] + 8, first["y"] + 30, steps=8)
    page.mouse.move(first["x"] + 8, first["y"] - 4, steps=8)
    page.mouse.up()
    page.wait_for_selector(".toast__undo")
    assert order(page) == [before[1], before[0], *before[2:]]
    assert "steht jetzt auf Platz 1 von" in page.inner_text("[data-live]")
    press(page, ".toast__undo")
    assert order(page) == before


def test_axe_finds_nothing_in_the_workshop(new_page: NewPage) -> None:
    page = new_page(viewport="phone", user="svenja.oltmanns")
    here = "/kurse/unterricht-mit-digitalen-medien-planen/werkstatt/"
    paths = (
        *("", "einstellungen/", "kompetenzen/", "bild/", "pruefung/", "vorschau/", "team/"),
        *("veroeffentlichung/", "kopie/", "loeschen/", "dateien/neu/", "abschnitte/ziel/"),
        *("einheiten/warum-digital/", "einheiten/film-vier-fragen/", "einheiten/wo-stehe-ich/"),
        *("einheiten/plan-b/eigenschaften/", "einheiten/plan-b/verlauf/"),
    )
    found = faults(page, [f"{here}{path}" for path in paths])
    assert found | faults(page, ["/werkstatt/", "/werkstatt/neu/", "/werkstatt/paket/"]) == {}


def test_a_big_package_tells_how_far_it_is(new_page: NewPage) -> None:
    page = new_page(user="svenja.oltmanns")
    page.goto("/werkstatt/paket/")
    slow = {"offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": 400_000}
    page.context.new_cdp_session(page).send("Network.emulateNetworkConditions", slow)
    package = FilePayload(name="kiste.zip", mimeType="application/zip", buffer=big_package())
    page.set_input_files("input[type=file]", package)
    page.locator("main form [type=submit]").click()
    expect(page.locator("#upload-said")).to_contain_text("Prozent gesendet")
    expect(page.get_by_role("heading", name="kiste.zip")).to_be_visible(timeout=30_000)
    assert "„Kiste“" in page.inner_text(".lead")
    press(page, "main form [type=submit]")
    assert page.url.endswith("/kurse/kiste/werkstatt/")


def big_package() -> bytes:
    """A course with a picture that does not get smaller (about 600 kB)."""
    noise, target = io.BytesIO(), io.BytesIO()
    Image.frombytes("RGB", (450, 450), random.Random(7).randbytes(3 * 450 * 450)).save(noise, "PNG")
    manifest = (
        "format: 1\nslug: kiste\ntitle: Kiste\nsummary: Ein Satz.\naudience: teachers\n"
        "licence: cc0\nmedia:\n  - path: bild.png\n    decorative: true\n"
        "sections:\n  - id: teil\n    title: Teil\n    units: [eins.md]\n"
    )
    unit = "---\nid: eins\nkind: reading\ntitle: Eins\nminutes: 5\ncompletion: mark\n---\n![](bild.png)\n"
    with zipfile.ZipFile(target, "w") as package:
        package.writestr("course.yaml", manifest)
        package.writestr("eins.md", unit)
        package.writestr("bild.png", noise.getvalue())
    return target.getvalue()


def order(page: Page) -> list[str]:
    """The keys of the units as they stand on the page."""
    keys: list[str] = page.eval_on_selector_all(
        "[data-unit]", "all => all.map(u => u.dataset.unit)"
    )
    return keys
