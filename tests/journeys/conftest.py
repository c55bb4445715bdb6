"""A browser, and a platform for it to visit."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.journeys.running import PASSWORD, Platform, free_port, prepared_once, started

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
VIEWPORTS = {"desktop": (1440, 900), "phone": (360, 740)}

NewPage = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder is a journey."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.journey)


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A prepared data folder, one for all processes of a run. Copy it, never start on it."""
    base = tmp_path_factory.getbasetemp()
    return prepared_once(base.parent if "PYTEST_XDIST_WORKER" in os.environ else base)


@pytest.fixture(scope="session")
def platform(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Platform]:
    data = shutil.copytree(sample, tmp_path_factory.mktemp("platform") / "data")
    with started(data, port=free_port()) as running:
        yield running


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def new_page(browser: Browser, platform: Platform) -> Iterator[NewPage]:
    """Open pages: `new_page(viewport="phone", language="en", scheme="dark", scripts=False)`.

    A script error or a request to a foreign address fails the test.
    """
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def open_page(
        *,
        viewport: str = "desktop",
        language: str = "de",
        scheme: str = "light",
        scripts: bool = True,
        user: str = "",
    ) -> Page:
        width, height = VIEWPORTS[viewport]
        options: dict[str, Any] = {
            "viewport": {"width": width, "height": height},
            "locale": {"de": "de-DE", "en": "en-GB"}[language],
            "color_scheme": scheme,
            "java_script_enabled": scripts,
            "base_url": platform.address,
        }
        context = browser.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("request", lambda request: _note_foreign(request.url, platform, faults))
        if user:
            sign_in(page, user)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not faults, faults


def _note_foreign(url: str, platform: Platform, faults: list[str]) -> None:
    if not url.startswith((platform.address, "data:", "blob:")):
        faults.append(f"foreign request: {url}")


def sign_in(page: Page, user: str) -> None:
    """Sign in with a sample account."""
    give_password(page, user)
    assert urlsplit(page.url).path == "/", f"{user} could not sign in"


def give_password(page: Page, user: str) -> None:
    """Send the form of a sample account, whatever comes of it."""
    page.goto("/konto/anmelden/")
    page.fill("[name=login]", user)
    page.fill("[name=password]", PASSWORD)
    with page.expect_navigation():
        page.locator("form:has([name=password]) [type=submit]").click()
