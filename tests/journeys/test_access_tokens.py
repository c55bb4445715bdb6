"""A person lets a program in with an access token, and shuts it out again; the API shows itself."""

import json
import re
import urllib.error
import urllib.request
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.journeys.axe import faults, violations
from tests.journeys.conftest import NewPage
from tests.journeys.hands import Hands, Keyboard, Mouse
from tests.journeys.running import PASSWORD, Platform

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
    hands.write(page.get_by_label("Passwort"), PASSWORD)
    hands.follow(page.get_by_role("button", name="Weiter"))
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

    hands.follow(page.get_by_role("link", name=re.compile(f"^Widerrufen.*{PROGRAM}")))
    hands.follow(page.get_by_role("button", name="Schlüssel widerrufen"))
    expect(page.locator("main")).to_contain_text("Noch keine.")
    assert asked(platform, "me/", secret)[0] == 401


def test_the_manual_of_the_api_leads_from_the_list_to_an_operation(new_page: NewPage) -> None:
    page = new_page(viewport="phone")
    assert faults(page, ["/api/v1/docs/", "/api/v1/docs/accounts/"]) == {}
    page.goto("/api/v1/docs/")
    page.get_by_role("link", name="The own profile").click()
    expect(page.get_by_role("article", name="The own profile")).to_contain_text("profile:read")
