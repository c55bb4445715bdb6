"""A notebook: handed in without scripts, kept while nothing grades, then graded by its own worker."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from deploy.sandbox import NOTEBOOKS_PYTHON
from hub.grading.engine.sandbox import why_not
from tests.factories.notebooks import answer, author_notebook
from tests.journeys import keyboard
from tests.journeys.axe import faults
from tests.journeys.conftest import NewPage
from tests.journeys.own_course import TRAINER
from tests.journeys.running import PROJECT, Platform

LEARNER = "agnieszka.kowalczyk"
COURSE_PAGE = "/kurse/daten/"
UNIT = "/kurse/daten/lernen/verdoppeln/"
WORK = f"{UNIT}notebook/abgaben/"
PATIENCE_SECONDS = 90

COURSE = f"""\
format: 1
slug: daten
title: Daten
summary: Rechnen mit Werten der eigenen Klasse.
language: de
audience: teachers
licence: cc-by
visibility: signed_in
state: published
team:
  - person: {TRAINER}
    role: owner
media:
  - path: medien/aufgabe.ipynb
  - path: medien/werte.csv
sections:
  - id: anfang
    title: Anfang
    units: [verdoppeln.md]
"""
THE_UNIT = """\
---
id: verdoppeln
kind: notebook
title: Verdoppeln
minutes: 20
completion: score
pass_percent: 60
notebook: medien/aufgabe.ipynb
data: medien/werte.csv
---
Die Werte liegen daneben.
"""


def manage(platform: Platform, *words: str, **options: Any) -> "subprocess.Popen[bytes]":
    """A command on the platform's data, begun."""
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("LERNHUB_")},
        "LERNHUB_DATA": str(platform.data),
        "DJANGO_SETTINGS_MODULE": "lms.settings.base",
    }
    command = [sys.executable, "manage.py", *words]
    return subprocess.Popen(command, cwd=PROJECT, env=environment, **options)


def bring_course(platform: Platform, folder: Path) -> None:
    """The course, from its package."""
    (folder / "medien").mkdir(parents=True)
    (folder / "course.yaml").write_text(COURSE)
    (folder / "verdoppeln.md").write_text(THE_UNIT)
    (folder / "medien" / "aufgabe.ipynb").write_bytes(author_notebook())
    (folder / "medien" / "werte.csv").write_text("tag;wert\nMo;2\n")
    assert manage(platform, "import_course", str(folder)).wait() == 0


@contextmanager
def grading(platform: Platform) -> Iterator[None]:
    """The worker that grades, as the supervisor starts it."""
    worker = manage(platform, "run_grading")
    try:
        yield
    finally:
        worker.terminate()
        worker.wait(timeout=30)


def open_unit(page: Page) -> None:
    """Take part, and find what to do and that nothing grades."""
    page.goto(COURSE_PAGE)
    with page.expect_navigation():
        page.locator("form[action$='/einschreiben/'] button").first.click()
    page.goto(UNIT)
    expect(page.get_by_text("# YOUR CODE HERE")).to_be_visible()
    expect(page.get_by_text("Die Tests laufen zurzeit nicht")).to_be_visible()


def hand_in(page: Page, content: bytes, folder: Path) -> None:
    """Give the form this file."""
    file = folder / "meins.ipynb"
    file.write_bytes(content)
    page.goto(UNIT)
    page.set_input_files("input[type=file]", file)
    with page.expect_navigation():
        page.get_by_role("button", name="Abgeben").click()


def wait_for_result(page: Page) -> None:
    """Reload until the tests have run."""
    ends = time.monotonic() + PATIENCE_SECONDS
    while page.get_by_text("Die Tests sind noch nicht gelaufen").count():
        assert time.monotonic() < ends, "nothing was graded"
        page.wait_for_timeout(500)
        page.reload()


def test_a_notebook_is_handed_in_graded_and_decided_about(
    new_page: NewPage, platform: Platform, tmp_path: Path
) -> None:
    if reason := why_not(NOTEBOOKS_PYTHON):
        assert not os.environ.get("CI"), reason
        pytest.skip(reason)
    bring_course(platform, tmp_path / "kurs")
    page = new_page(user=LEARNER, scripts=False)
    open_unit(page)
    hand_in(page, b"kein Notebook", tmp_path)
    expect(page.get_by_text("Diese Datei ist kein Notebook").first).to_be_visible()
    hand_in(page, answer("def double(number): return number + 2"), tmp_path)
    expect(page.get_by_text("Die Tests sind noch nicht gelaufen")).to_be_visible()
    with grading(platform):
        wait_for_result(page)
        expect(page.get_by_text("ein verdeckter Test")).to_be_visible()
        expect(page.get_by_text("0 von 5 Punkten").first).to_be_visible()
        hand_in(page, answer("def double(number): return number * 2"), tmp_path)
        wait_for_result(page)
    expect(page.get_by_text("5 von 5 Punkten").first).to_be_visible()
    page.goto(UNIT)
    expect(page.get_by_text("Ihre beste Fassung bisher: 5 von 5 Punkten.")).to_be_visible()
    the_team_decides(new_page(viewport="phone", user=TRAINER))


def the_team_decides(page: Page) -> None:
    """A deadline, and points by hand with a reason, with the keyboard alone."""
    page.goto(WORK)
    keyboard.press(page, page.get_by_role("link", name="Frist setzen"))
    deadline = page.url
    page.fill("[name=due_at]", "2099-12-04T18:00")
    keyboard.write(page, page.locator("[name=grace_minutes]"), "60")
    keyboard.press(page, page.get_by_role("button", name="Frist speichern"))
    expect(page.get_by_text("und 60 Minuten Nachfrist")).to_be_visible()
    keyboard.press(page, page.locator("table th a").first)
    learner = page.url
    keyboard.press(page, page.get_by_role("link", name="Fassung 2", exact=True))
    page.fill("[name=points]", "")
    keyboard.write(page, page.locator("[name=points]"), "4,5")
    keyboard.write(page, page.locator("[name=reason]"), "Ein Kommentar fehlt.")
    keyboard.press(page, page.get_by_role("button", name="Diese Punkte gelten lassen"))
    expect(page.get_by_text("4,5 von 5 Punkten").first).to_be_visible()
    assert faults(page, [UNIT, WORK, deadline, learner, page.url]) == {}
