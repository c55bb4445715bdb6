"""axe-core on the page at hand."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, ViewportSize

SOURCE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
STANDARDS = {
    "type": "tag",
    "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}
DESK = ViewportSize(width=1440, height=900)
PHONE = ViewportSize(width=360, height=800)
ABOUT_COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
"""What can differ between the light and the dark theme."""


def violations(page: Page) -> list[str]:
    """What axe finds, one line a rule with the first places."""
    page.evaluate(SOURCE.read_text())
    return _found(page, STANDARDS)


def faults(
    page: Page, addresses: Iterable[str], *, phone: ViewportSize = PHONE
) -> dict[str, list[str]]:
    """What is wrong on the page at each address; see `faults_here`."""
    found = {}
    for address in addresses:
        page.set_viewport_size(DESK)
        page.goto(address)
        if here := faults_here(page, phone=phone):
            found[address] = here
    return found


def faults_here(page: Page, *, phone: ViewportSize = PHONE) -> list[str]:
    """What axe finds, on a desk and a phone, light and dark, and whether the page is too wide for them."""
    before = page.viewport_size or DESK
    page.set_viewport_size(DESK)
    here = [*violations(page), *_too_wide(page)]
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    here += [f"dark: {fault}" for fault in _found(page, ABOUT_COLOURS)]
    page.set_viewport_size(phone)
    found = [*_found(page, STANDARDS), *_too_wide(page)]
    here += [f"dark on a phone: {fault}" for fault in found]
    page.emulate_media(color_scheme="light", reduced_motion="no-preference")
    page.set_viewport_size(before)
    return here


def _too_wide(page: Page) -> list[str]:
    is_wider = page.evaluate("document.documentElement.scrollWidth > innerWidth")
    return ["it is wider than the window"] if is_wider else []


def _found(page: Page, rules: dict[str, Any]) -> list[str]:
    found = page.evaluate("(rules) => axe.run(document, {runOnly: rules})", rules)
    return [
        f"{rule['id']}: {rule['help']} at {[node['target'] for node in rule['nodes'][:3]]}"
        for rule in found["violations"]
    ]
