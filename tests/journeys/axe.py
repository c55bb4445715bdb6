"""axe-core on the page at hand."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

SOURCE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
STANDARDS = {
    "type": "tag",
    "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}
ABOUT_COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
"""What can differ between the light and the dark theme."""


def violations(page: Page) -> list[str]:
    """What axe finds, one line a rule with the first places."""
    page.evaluate(SOURCE.read_text())
    return _found(page, STANDARDS)


def faults(page: Page, addresses: Iterable[str]) -> dict[str, list[str]]:
    """What is wrong on each page: for axe, in both themes, or because the page is wider than the window."""
    found = {}
    for address in addresses:
        page.goto(address)
        here = violations(page)
        page.emulate_media(color_scheme="dark", reduced_motion="reduce")
        here += [f"dark: {fault}" for fault in _found(page, ABOUT_COLOURS)]
        page.emulate_media(color_scheme="light", reduced_motion="no-preference")
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            here.append("it is wider than the window")
        if here:
            found[address] = here
    return found


def _found(page: Page, rules: dict[str, Any]) -> list[str]:
    found = page.evaluate("(rules) => axe.run(document, {runOnly: rules})", rules)
    return [
        f"{rule['id']}: {rule['help']} at {[node['target'] for node in rule['nodes'][:3]]}"
        for rule in found["violations"]
    ]
