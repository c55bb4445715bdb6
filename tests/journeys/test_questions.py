"""A learner asks below a unit, the trainer answers, the learner is told."""

import time

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.axe import faults
from tests.journeys.conftest import NewPage
from tests.journeys.hands import Hands, Keyboard, Mouse
from tests.journeys.running import Platform

COURSE = "/kurse/unterricht-mit-digitalen-medien-planen/"
UNIT = f"{COURSE}lernen/vier-fragen/"
INBOX = f"{COURSE}fragen/"


def wait_for_mail(platform: Platform, address: str, words: str) -> None:
    """Wait until a mail to `address` holds `words`."""
    for _ in range(150):
        if words in platform._mails(address):
            return
        time.sleep(0.1)
    raise AssertionError(f"{address} got no mail with “{words}”")


def unfold(place: Page | Locator, hands: Hands, name: str) -> None:
    """Open the part of `place` called `name`."""
    summary = place.locator("summary").filter(has_text=name).first
    if isinstance(hands, Keyboard):
        summary.press("Enter")
    else:
        summary.click()


def ask(page: Page, hands: Hands, words: str) -> None:
    """Ask below the unit, knowing who will read it."""
    page.goto(UNIT)
    unfold(page, hands, "an das Team")
    readers = "Lesen können das nur Svenja Oltmanns und Jonas Brandt"
    expect(page.get_by_text(readers)).to_be_visible()
    hands.write(page.get_by_label("Ihre Frage"), words)
    hands.follow(page.get_by_role("button", name="Frage senden"))
    expect(page.locator(".toasts")).to_contain_text("Ihre Frage ist beim Team")
    expect(page.locator("#questions")).to_contain_text(words)


def answer(page: Page, hands: Hands, words: str) -> None:
    """Answer the question with those words, for the team."""
    page.goto(INBOX)
    asked = page.locator("article").filter(has_text=words)
    expect(asked).to_contain_text("Meryem Kaya fragt")
    unfold(asked, hands, "Antworten")
    hands.write(asked.get_by_label("Ihre Antwort"), "Ja, siehe https://nlc.example/klasse")
    hands.follow(asked.get_by_role("button", name="Antwort senden"))
    expect(page.locator(".toasts")).to_contain_text("Ihre Antwort ist gesendet")


def read(page: Page, words: str) -> None:
    """Follow the number in the header to the answer; then it is gone."""
    page.goto("/")
    page.get_by_role("link", name="Meine Fragen, neu: 1").click()
    answered = page.locator("article").filter(has_text=words)
    expect(answered).to_contain_text("Svenja Oltmanns hat am")
    expect(answered.get_by_role("link", name="https://nlc.example/klasse")).to_be_visible()
    page.goto("/")
    expect(page.get_by_role("link", name="Meine Fragen", exact=True)).to_be_visible()


@pytest.mark.parametrize(
    ("hand", "scripts"),
    [(Mouse, True), (Keyboard, True), (Mouse, False)],
    ids=["mouse", "keyboard", "without-javascript"],
)
def test_a_question_is_asked_and_answered(
    new_page: NewPage, platform: Platform, hand: type[Mouse | Keyboard], scripts: bool
) -> None:
    words = f"Gilt das auch für die Klasse {hand.__name__} {scripts}?"
    learner = new_page(user="meryem.kaya", scripts=scripts)
    team = new_page(user="svenja.oltmanns", scripts=scripts)

    ask(learner, hand(learner), words)
    answer(team, hand(team), words)
    wait_for_mail(platform, "meryem.kaya@example.org", "/fragen/")
    read(learner, words)


def test_what_was_typed_survives_an_error(new_page: NewPage) -> None:
    page = new_page(user="meryem.kaya")
    page.goto(f"{UNIT}frage/")
    page.get_by_label("Ihre Frage").evaluate("field => field.removeAttribute('maxlength')")
    page.get_by_label("Ihre Frage").fill("Wort " * 500)
    page.get_by_role("button", name="Frage senden").click()

    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.get_by_label("Ihre Frage")).to_have_value("Wort " * 500)


def test_the_pages_have_no_violation(new_page: NewPage) -> None:
    learner = new_page(user="aylin.arslan")
    learner.goto(f"{UNIT.replace('vier-fragen', 'warum-digital')}frage/")
    learner.get_by_label("Ihre Frage").fill("Wo finde ich die Vorlage?")
    learner.get_by_role("button", name="Frage senden").click()
    team = new_page(user="jonas.brandt")

    assert faults(learner, [learner.url, "/fragen/", f"{UNIT}frage/"]) == {}
    assert faults(team, [INBOX, f"{INBOX}?stand=answered", "/"]) == {}
