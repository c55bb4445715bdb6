"""The centre's administrator protects her account and gets in by code, recovery code and passkey."""

import os
import re
import subprocess
import sys
from urllib.parse import urlsplit

from playwright.sync_api import Page

from tests.journeys.axe import violations
from tests.journeys.conftest import NewPage, give_password
from tests.journeys.running import PASSWORD, PROJECT, Platform
from tests.lms.second_factor.apps_on_phones import code_of

DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}
ADMINISTRATOR = "katrin.behrens"
FACTOR = "/konto/zweiter-faktor/"


def with_device(page: Page) -> None:
    """A device that keeps passkeys and says yes."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})


def press(page: Page, name: str) -> None:
    """Press the button of that name and wait for the next page."""
    with page.expect_navigation():
        page.get_by_role("button", name=name, exact=True).click()


def type_password(page: Page) -> None:
    page.context.clear_cookies()
    give_password(page, ADMINISTRATOR)


def path_of(page: Page) -> str:
    return urlsplit(page.url).path


def take_away(platform: Platform) -> None:
    """As an operator does for whoever lost hers; other journeys sign in by password alone."""
    environment = {**os.environ, "LERNHUB_DATA": str(platform.data)}
    environment["DJANGO_SETTINGS_MODULE"] = "lms.settings.base"
    command = [sys.executable, "manage.py", "reset_second_factor", ADMINISTRATOR]
    subprocess.run(command, cwd=PROJECT, env=environment, check=True, capture_output=True)


def set_up_app(page: Page) -> tuple[str, list[str]]:
    """With a code from a phone; the app's secret and the recovery codes."""
    page.goto(f"{FACTOR}app/")
    page.fill("[name=password]", PASSWORD)
    press(page, "Weiter")
    secret = re.sub(r"\s", "", page.locator(".scan-key").inner_text())
    assert page.locator(".scan-picture").is_visible()
    page.fill("[name=code]", code_of(secret))
    press(page, "Einschalten")
    return secret, page.locator(".code-list li").all_inner_texts()


def add_passkey(page: Page) -> None:
    page.goto(f"{FACTOR}passkeys/neu/")
    assert violations(page) == []
    page.fill("[name=name]", "Mein Laptop")
    press(page, "Passkey hinzufügen")
    assert page.get_by_text("Mein Laptop", exact=True).is_visible()


def sign_in_by_code(page: Page, code: str) -> None:
    type_password(page)
    assert path_of(page) == f"{FACTOR}anmelden/"
    assert violations(page) == []
    page.fill("[name=code]", code)
    press(page, "Anmelden")
    assert path_of(page) == "/"


def sign_in_by_passkey(page: Page) -> None:
    page.context.clear_cookies()
    page.goto("/konto/anmelden/")
    press(page, "Mit Passkey anmelden")
    assert path_of(page) == "/"


def test_app_recovery_code_and_passkey_open_the_door(new_page: NewPage, platform: Platform) -> None:
    page = new_page(user=ADMINISTRATOR)
    with_device(page)
    secret, codes = set_up_app(page)
    assert violations(page) == []
    add_passkey(page)
    sign_in_by_code(page, code_of(secret, periods_ahead=1))
    sign_in_by_code(page, codes[0])
    sign_in_by_passkey(page)
    page.goto(FACTOR)
    assert page.get_by_text("9 Codes sind noch da").is_visible()
    for address in (FACTOR, "/konto/geraete/", "/verwaltung/protokoll/"):
        page.goto(address)
        assert violations(page) == []
    take_away(platform)


def test_codes_work_without_javascript_and_the_page_says_what_does_not(new_page: NewPage) -> None:
    page = new_page(user="meryem.kaya", scripts=False)
    _secret, codes = set_up_app(page)
    assert len(codes) == 10
    page.goto(f"{FACTOR}passkeys/neu/")
    assert page.get_by_text("Passkeys brauchen JavaScript").is_visible()
    assert page.get_by_role("button", name="Passkey hinzufügen").count() == 0
    page.goto(f"{FACTOR}app/entfernen/")
    press(page, "App entfernen")
    assert path_of(page) == FACTOR
