"""An interactive content in its cage: used, left, taken up again; and a hostile one that gets nowhere."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Frame, Page, expect

from tests.journeys.axe import violations
from tests.journeys.conftest import NewPage
from tests.journeys.own_course import TRAINER
from tests.journeys.running import PROJECT, Platform
from tests.support.h5p_packages import package_files, zipped

UNIT = "/kurse/datenschutz-im-klassenzimmer/lernen/das-klassenfoto/"
LEARNER = "agnieszka.kowalczyk"

COURSE = """\
format: 1
slug: kaefig
title: Der Käfig
summary: Ein Inhalt, der ausbrechen will.
language: de
audience: teachers
licence: cc-by
visibility: signed_in
state: published
team:
  - person: {trainer}
    role: owner
media:
  - path: medien/angriff.h5p
sections:
  - id: anfang
    title: Anfang
    units: [angriff.md]
"""
HOSTILE_UNIT = """\
---
id: angriff
kind: h5p
title: Angriff
minutes: 5
completion: mark
package: medien/angriff.h5p
---
"""
ATTACK = """
var H5P = H5P || {};
H5P.Attack = function () {};
H5P.Attack.prototype.attach = function ($container) {
  var found = {};
  function attempt(name, action) {
    try { found[name] = String(action()); } catch (error) { found[name] = "refused"; }
  }
  attempt("cookie", function () { return document.cookie; });
  attempt("parent", function () { return window.parent.document.title; });
  attempt("topStorage", function () { return window.top.localStorage.length; });
  attempt("navigateTop", function () {
    window.top.location.href = "https://elsewhere.example/";
    return "done";
  });
  attempt("worker", function () {
    return navigator.serviceWorker.register("x.js").catch(function () {});
  });
  attempt("open", function () { var w = window.open("/konto/", "_blank"); return w && w.document.title; });
  attempt("frame", function () {
    var f = document.createElement("iframe");
    f.src = "/";
    document.body.appendChild(f);
    return f.contentDocument && f.contentDocument.title;
  });
  window.sendForm = function () {
    var f = document.createElement("form");
    f.method = "post";
    f.action = "/konto/abmelden/";
    document.body.appendChild(f);
    f.submit();
  };
  attempt("eval", function () { return eval("1 + 1"); });
  window.parent.postMessage({ h5p: 1, type: "statement", statement: { forged: true } }, "*");
  window.parent.postMessage({ h5p: 1, type: "height", height: 1e12 }, "*");
  function text(response) { return response.text(); }
  function refused() { return "refused"; }
  fetch("/api/v1/me/").then(text, refused).then(function (text) {
    found.api = text;
    $container.get(0).textContent = JSON.stringify(found);
    $container.get(0).id = "found";
  });
};
"""


def cage(page: Page) -> Frame:
    """The player's frame, once its content is there."""
    page.locator("h5p-frame iframe").wait_for()
    page.frame_locator("h5p-frame iframe").locator(".h5p-container > *, #found").first.wait_for()
    return next(frame for frame in page.frames if frame.url.endswith("/h5p/"))


def enrol(page: Page) -> None:
    """Take part in the course, unless one does."""
    page.goto("/kurse/datenschutz-im-klassenzimmer/")
    button = page.locator("form[action$='/einschreiben/'] button")
    if button.count():
        with page.expect_navigation():
            button.first.click()


@pytest.mark.parametrize("viewport", ["desktop", "phone"])
def test_an_answer_is_kept_and_found_again(new_page: NewPage, viewport: str) -> None:
    page = new_page(viewport=viewport, user=LEARNER)
    enrol(page)
    page.goto(UNIT)
    frame = cage(page)
    again = frame.get_by_role("button", name="Noch einmal")
    if again.is_visible():
        again.click()
    frame.get_by_label("Eine Einwilligung für jedes Kind").focus()
    page.keyboard.press("Space")
    frame.get_by_role("button", name="Prüfen").focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-points]")).to_have_text("Bisher: 1 von 2 Punkten")
    expect(page.locator("[data-saved]")).to_contain_text("Gespeichert um")
    assert violations(page) == []
    page.wait_for_timeout(2500)  # the state follows the answer after a moment
    page.reload()
    assert cage(page).locator("input:checked").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_without_scripts_the_words_are_there(new_page: NewPage) -> None:
    page = new_page(user=TRAINER, scripts=False)
    enrol(page)
    page.goto(UNIT)
    page.get_by_text("Text des Inhalts").click()
    expect(page.get_by_text("Niemand kann für andere Kinder einwilligen.")).to_be_visible()


def test_a_hostile_content_gets_nowhere(
    new_page: NewPage, platform: Platform, tmp_path: Path
) -> None:
    bring_attack(platform, tmp_path)
    page = new_page(user=TRAINER)
    page.goto("/kurse/kaefig/lernen/angriff/")
    page.frame_locator("h5p-frame iframe").locator("#found").wait_for()
    frame = next(frame for frame in page.frames if frame.url.endswith("/h5p/"))
    found = frame.evaluate("JSON.parse(document.getElementById('found').textContent)")
    assert found.pop("cookie") == ""
    assert set(found.values()) <= {"refused", "null", "[object Promise]"}, found
    frame.evaluate("sendForm()")
    page.wait_for_timeout(1000)
    assert page.url.endswith("/kurse/kaefig/lernen/angriff/")
    assert page.locator("h5p-frame iframe").bounding_box()["height"] <= 20_000  # type: ignore[index]
    page.goto("/")
    assert page.locator("[href='/konto/abmelden/'], form[action='/konto/abmelden/']").count(), (
        "signed out"
    )
    page.goto("/kurse/kaefig/lernen/angriff/h5p/")
    assert page.evaluate("origin") == "null", "its own address is caged, too"


def bring_attack(platform: Platform, folder: Path) -> None:
    """Import a course whose content attacks the page around it."""
    files = package_files(main="H5P.Attack", content={"greeting": "x"})
    files["H5P.Attack-1.0/greeting.js"] = ATTACK
    (folder / "medien").mkdir()
    (folder / "medien" / "angriff.h5p").write_bytes(zipped(files).getvalue())
    (folder / "course.yaml").write_text(COURSE.format(trainer=TRAINER))
    (folder / "angriff.md").write_text(HOSTILE_UNIT)
    environment = {
        **{key: value for key, value in os.environ.items() if not key.startswith("LERNHUB_")},
        "LERNHUB_DATA": str(platform.data),
        "DJANGO_SETTINGS_MODULE": "lms.settings.base",
    }
    command = [sys.executable, "manage.py", "import_course", str(folder)]
    subprocess.run(command, cwd=PROJECT, env=environment, check=True, stdout=subprocess.DEVNULL)
