"""A person lets a program in with an access token, and shuts it out again; the API shows itself."""

import json
import urllib.error
import urllib.request
from typing import Any

import pytest
from playwright.sync_api import ConsoleMessage, Page, expect

from tests.journeys.axe import violations
from tests.journeys.conftest import NewPage
from tests.journeys.hands import Hands, Keyboard, Mouse
from tests.journeys.running import Platform

PERSON = "sabine.reuter"
PROGRAM = "Stundenplan-Skript"


def asked(platform: Platform, path: str, secret: str) -> tuple[int, dict[str, Any]]:
    """What a program with that token is answered."""
    request = urllib.request.Request(
        f"{platform.address}/api/v1/{path}", headers={"Authorization": f"Bearer {secret}"}
    )
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as refusal:
        return refusal.code, json.load(refusal)


@pytest.mark.parametrize(
    ("hand", "scripts"), [(Keyboard, True), (Mouse, False)], ids=["keyboard", "without-javascript"]
)
def test_a_program_is_let_in_and_shut_out(
    new_page: NewPage, platform: Platform, hand: type[Mouse | Keyboard], scripts: bool
) -> None:
    page = new_page(user=PERSON, viewport="phone", scripts=scripts)
    hands: Hands = hand(page)
    page.goto("/konto/profil/")
    hands.follow(page.get_by_role("main").get_by_role("link", name="Zugriffsschlüssel"))
    hands.write(page.get_by_label("Für welches Programm?"), PROGRAM)
    hands.tick(page.get_by_label("Das eigene Profil, Schulen und Rollen lesen"))
    hands.follow(page.get_by_role("button", name="Schlüssel erstellen"))
    secret = page.locator("#secret").inner_text()
    if scripts:
        assert violations(page) == []

    status, me = asked(platform, "me/", secret)
    assert (status, me["username"]) == (200, PERSON)
    status, problem = asked(platform, "me/courses/", secret)
    assert (status, problem["code"]) == (403, "scope_missing")
    page.goto("/konto/zugriffsschluessel/")
    expect(page.locator("main")).not_to_contain_text(secret)
    expect(page.locator(".token-list")).to_contain_text("Zuletzt benutzt")

    hands.follow(page.get_by_role("link", name=f"Widerrufen: {PROGRAM}"))
    hands.follow(page.get_by_role("button", name="Schlüssel widerrufen"))
    expect(page.locator("main")).to_contain_text("Noch keine.")
    assert asked(platform, "me/", secret)[0] == 401


def test_the_api_shows_itself(new_page: NewPage) -> None:
    page = new_page()
    refused: list[str] = []
    page.on("console", lambda message: note_refusal(message, refused))
    page.goto("/api/v1/docs/")
    expect(page.locator("#swagger-ui .info")).to_contain_text("Lernhub")
    operation = page.locator("#operations-accounts-me")
    operation.get_by_role("button").first.click()
    expect(operation).to_contain_text("profile:read")
    assert refused == []
    assert without_javascript(new_page(scripts=False)) == "/api/v1/schema/"


def note_refusal(message: ConsoleMessage, refused: list[str]) -> None:
    """Keep what the content security policy refused."""
    if "Content Security Policy" in message.text:
        refused.append(message.text)


def without_javascript(page: Page) -> str | None:
    """Where the page leads whom it can't show anything."""
    page.goto("/api/v1/docs/")
    return page.get_by_role("link", name="OpenAPI").get_attribute("href")
