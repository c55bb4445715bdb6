"""The ways in which a person drives a page: mouse, keyboard alone, or without scripts."""

from typing import Protocol

from playwright.sync_api import Locator, Page

from tests.journeys import keyboard


class Hands(Protocol):
    """How somebody follows links, presses buttons and writes into fields."""

    def follow(self, target: Locator) -> None:
        """Use `target`, a link or button that leads to another page."""
        ...

    def write(self, target: Locator, text: str) -> None:
        """Write `text` into the field `target`."""
        ...

    def tick(self, target: Locator) -> None:
        """Choose the box `target`."""
        ...


class Mouse:
    """Pointing and clicking."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def follow(self, target: Locator) -> None:
        """Click."""
        with self.page.expect_navigation():
            target.click()

    def write(self, target: Locator, text: str) -> None:
        """Click into the field and type."""
        target.click()
        target.fill(text)

    def tick(self, target: Locator) -> None:
        """Click into the box."""
        target.check()


class Keyboard:
    """Tab, Enter and letters only."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def follow(self, target: Locator) -> None:
        """Tab to it and press Enter."""
        keyboard.press(self.page, target)

    def write(self, target: Locator, text: str) -> None:
        """Tab to it and type."""
        keyboard.write(self.page, target, text)

    def tick(self, target: Locator) -> None:
        """Tab to it and press the space bar."""
        keyboard.tab_to(self.page, target)
        self.page.keyboard.press("Space")
