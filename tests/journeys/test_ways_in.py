"""Each way into a course, walked by learners and by the trainer who keeps the door."""

import email
import email.policy
import re
import time
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys import keyboard
from tests.journeys.axe import faults, faults_here, violations
from tests.journeys.conftest import NewPage
from tests.journeys.own_course import TRAINER, OwnCourse, bring_course
from tests.journeys.running import Platform

FIRST_UNIT = "Der erste Strich"


@pytest.fixture
def course(platform: Platform, request: pytest.FixtureRequest, tmp_path: Path) -> OwnCourse:
    name = re.sub(r"[^a-z]+", "-", request.node.name.removeprefix("test_")).strip("-")
    return bring_course(platform, name=name[:60], folder=tmp_path)


def press(page: Page, name: str) -> None:
    """Press the button of that name and wait for the next page."""
    with page.expect_navigation():
        page.get_by_role("button", name=name).click()


def arrange(page: Page, course: OwnCourse, way: str, **fields: str) -> None:
    """The trainer sets the way in on her page."""
    page.goto(f"{course.door}zugang/")
    page.get_by_role("radio", name=re.compile(f"^{way}")).check()
    for label, text in fields.items():
        page.get_by_label({"key": "Neuer Schlüssel", "seats": "Plätze"}[label]).fill(text)
    press(page, "Zugang speichern")
    expect(page.get_by_role("status")).to_contain_text("So kommen ab jetzt alle hinein.")


def is_in(page: Page) -> None:
    """The first unit is open."""
    expect(page.get_by_role("heading", level=1)).to_have_text(FIRST_UNIT)


def mailed(platform: Platform, address: str, subject: str) -> str:
    """The body of the mail of that subject to `address`, waiting for the worker."""
    for _ in range(300):
        for path in (platform.data / "mail").glob("*"):
            message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
            if address in str(message["To"]) and subject == str(message["Subject"]).strip():
                body = message.get_body(("plain",))
                return str(body.get_content()) if body else ""
        time.sleep(0.1)
    raise AssertionError(f"no mail “{subject}” to {address}")


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_the_waiting_list_moves_when_somebody_leaves(
    new_page: NewPage, platform: Platform, course: OwnCourse, *, scripts: bool
) -> None:
    arrange(new_page(user=TRAINER), course, "Offen", seats="1")
    first = new_page(user="meryem.kaya", scripts=scripts)
    first.goto(course.page)
    expect(first.get_by_text("1 Platz frei")).to_be_visible()
    press(first, "Einschreiben und beginnen")
    is_in(first)

    second = new_page(user="lena.rautenberg", viewport="phone", scripts=scripts)
    second.goto(course.page)
    press(second, "Auf die Warteliste (Platz 1)")
    expect(second.get_by_text("Sie stehen auf Platz 1 der Warteliste.").last).to_be_visible()

    first.goto(f"{course.page}austreten/")
    expect(first.get_by_text("Ihr Platz geht sofort an die nächste Person")).to_be_visible()
    press(first, "Aus dem Kurs austreten")

    second.goto(course.page)
    with second.expect_navigation():
        second.get_by_role("link", name="Lernen beginnen").or_(
            second.get_by_role("link", name="Beginnen")
        ).first.click()
    is_in(second)
    text = mailed(
        platform, "lena.rautenberg@example.org", f"Sie haben einen Platz in „{course.title}“"
    )
    assert platform.url(course.page) in text


def test_a_key_lets_in_and_a_wrong_one_stays_to_be_mended(
    new_page: NewPage, course: OwnCourse
) -> None:
    arrange(new_page(user=TRAINER), course, "Mit Schlüssel", key="Kreide 27")
    page = new_page(user="grace.miller", language="en")
    page.goto(course.page)
    page.get_by_label("Key").fill("Kreide 72")
    press(page, "Enrol and begin")

    field = page.get_by_label("Key", exact=True)
    expect(field).to_have_value("Kreide 72")
    expect(field).to_have_accessible_description(re.compile("This key does not fit"))
    assert violations(page) == []
    field.fill("kreide 27")
    press(page, "Enrol and begin")
    is_in(page)


def test_a_key_by_keyboard_alone(new_page: NewPage, course: OwnCourse) -> None:
    arrange(new_page(user=TRAINER), course, "Mit Schlüssel", key="Kreide 27")
    page = new_page(user="tobias.heine")
    page.goto(course.page)
    keyboard.write(page, page.get_by_label("Schlüssel"), "Kreide 27")
    keyboard.press(page, page.get_by_role("button", name="Einschreiben und beginnen"))
    is_in(page)


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_request_is_read_answered_and_let_in(
    new_page: NewPage, platform: Platform, course: OwnCourse, *, scripts: bool
) -> None:
    trainer = new_page(user=TRAINER, scripts=scripts)
    arrange(trainer, course, "Auf Anfrage")
    page = new_page(user="aylin.arslan", viewport="phone", scripts=scripts)
    page.goto(course.page)
    press(page, "Anfrage senden")
    expect(page.get_by_label("Warum möchten Sie teilnehmen?")).to_have_accessible_description(
        re.compile("Bitte schreiben Sie in einem Satz")
    )
    page.get_by_label("Warum möchten Sie teilnehmen?").fill("Ich plane ein Projekt zur Tafel.")
    press(page, "Anfrage senden")
    expect(page.get_by_text("Ihre Anfrage liegt beim Team.").last).to_be_visible()

    mailed(
        platform,
        "jonas.brandt@example.org",
        f"Aylin Arslan möchte an „{course.title}“ teilnehmen",
    )
    trainer.goto(course.page)
    with trainer.expect_navigation():
        trainer.get_by_role("link", name=re.compile("Anfragen und Zugang 1")).click()
    expect(trainer.get_by_text("Ich plane ein Projekt zur Tafel.")).to_be_visible()
    trainer.get_by_label("Ihre Antwort").fill("Willkommen!")
    press(trainer, "Annehmen Aylin Arslan")
    expect(trainer.get_by_role("status")).to_contain_text("Aylin Arslan nimmt jetzt teil.")

    subject = f"Ihre Anfrage für „{course.title}“ wurde angenommen"
    assert "Willkommen!" in mailed(platform, "aylin.arslan@example.org", subject)
    page.goto(f"{course.page}lernen/")
    is_in(page)


def test_a_declined_request_says_why_in_the_readers_language(
    new_page: NewPage, platform: Platform, course: OwnCourse
) -> None:
    trainer = new_page(user=TRAINER)
    arrange(trainer, course, "Auf Anfrage")
    page = new_page(user="grace.miller", language="en")
    page.goto(course.page)
    page.get_by_label("Why would you like to take part?").fill("I teach art.")
    press(page, "Send the request")

    trainer.goto(course.door)
    trainer.get_by_label("Ihre Antwort").fill("Der nächste beginnt im Mai.")
    press(trainer, "Ablehnen Grace Miller")

    subject = f"Your request for “{course.title}” was declined"
    assert "im Mai" in mailed(platform, "grace.miller@example.org", subject)
    page.goto(course.page)
    expect(page.get_by_text("Der nächste beginnt im Mai.")).to_be_visible()
    expect(page.get_by_role("button", name="Send the request")).to_be_visible()


def test_an_invitation_opens_the_door(
    new_page: NewPage, platform: Platform, course: OwnCourse
) -> None:
    trainer = new_page(user=TRAINER)
    arrange(trainer, course, "Auf Einladung")
    page = new_page(user="rainer.kolbe")
    page.goto(course.page)
    expect(page.get_by_text("Bitten Sie jemanden aus dem Team um eine Einladung.")).to_be_visible()

    trainer.goto(f"{course.door}personen/")
    trainer.get_by_label("Anmeldenamen").fill("rainer.kolbe")
    press(trainer, "Einladen")
    expect(trainer.get_by_role("row", name=re.compile("rainer.kolbe"))).to_contain_text(
        "eingeladen"
    )

    mailed(platform, "rainer.kolbe@example.org", f"Sie sind zu „{course.title}“ eingeladen")
    page.goto(course.page)
    press(page, "Einschreiben und beginnen")
    is_in(page)


def test_a_trainer_enrols_people_of_her_school_by_a_pasted_list(
    new_page: NewPage, course: OwnCourse
) -> None:
    trainer = new_page(user=TRAINER)
    trainer.goto(f"{course.door}personen/")
    trainer.get_by_label("Anmeldenamen").fill("dachs3, storch5\nbiber12\nniemand")
    press(trainer, "Einschreiben")

    for name, result in (
        ("dachs3", "eingeschrieben"),
        ("storch5", "eingeschrieben"),
        ("biber12", "niemand mit diesem Namen"),
        ("niemand", "niemand mit diesem Namen"),
    ):
        expect(trainer.get_by_role("row", name=re.compile(f"^{name}"))).to_contain_text(result)
    expect(trainer.get_by_label("Anmeldenamen")).to_have_value("biber12\nniemand")

    pupil = new_page(user="dachs3", viewport="phone")
    pupil.goto(f"{course.page}lernen/")
    is_in(pupil)


def test_a_window_says_when_the_door_opens(new_page: NewPage, course: OwnCourse) -> None:
    trainer = new_page(user=TRAINER)
    trainer.goto(f"{course.door}zugang/")
    trainer.get_by_label("Einschreibung ab").fill("2101-12-01T00:00")
    press(trainer, "Zugang speichern")

    german, english = new_page(user="meryem.kaya"), new_page(user="grace.miller", language="en")
    german.goto(course.page)
    english.goto(course.page)
    expect(german.get_by_text("Die Einschreibung beginnt am 1. Dezember 2101.")).to_be_visible()
    expect(english.get_by_text("Enrolment begins on 1 December 2101.")).to_be_visible()
    expect(german.get_by_role("button", name="Einschreiben")).to_have_count(0)


def test_the_doors_pages_have_no_violation(new_page: NewPage, course: OwnCourse) -> None:
    trainer = new_page(user=TRAINER)
    arrange(trainer, course, "Auf Anfrage", seats="1")
    page = new_page(user="meryem.kaya")
    page.goto(f"{course.page}einschreiben/")
    assert faults_here(page) == []
    page.get_by_label("Warum möchten Sie teilnehmen?").fill("Bitte")
    press(page, "Anfrage senden")
    assert faults_here(page) == []
    assert faults(trainer, [f"{course.door}{path}" for path in ("", "zugang/", "personen/")]) == {}
