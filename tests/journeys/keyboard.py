"""Going through a page with the keyboard alone."""

from playwright.sync_api import Locator, Page

STEPS_AT_MOST = 120


def tab_to(page: Page, target: Locator) -> None:
    """Press Tab until `target` has the focus, and see that the focus shows."""
    wanted = target.element_handle()
    assert wanted is not None
    for _ in range(STEPS_AT_MOST):
        page.keyboard.press("Tab")
        if wanted.evaluate("element => document.activeElement === element"):
            outline = wanted.evaluate("element => getComputedStyle(element).outlineStyle")
            ringed = wanted.evaluate("element => element.closest(':focus-within') !== null")
            assert outline != "none" or ringed, "the focus does not show"
            return
    raise AssertionError(f"Tab does not lead to {target}")


def press(page: Page, target: Locator) -> None:
    """Reach `target` and press Enter, waiting for the page that follows."""
    tab_to(page, target)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def write(page: Page, target: Locator, text: str) -> None:
    """Reach the field `target` and type."""
    tab_to(page, target)
    page.keyboard.type(text)
