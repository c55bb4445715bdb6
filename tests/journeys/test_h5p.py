"""An interactive content in its cage: used, left, taken up again; and a hostile one that gets nowhere."""

import json
import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Frame, Page, Request, Response, expect

from tests.journeys.axe import violations
from tests.journeys.conftest import NewPage
from tests.journeys.own_course import TRAINER
from tests.journeys.running import PROJECT, Platform
from tests.support.h5p_packages import package_files, zipped

UNIT = "/kurse/datenschutz-im-klassenzimmer/lernen/das-klassenfoto/"
LEARNER = "agnieszka.kowalczyk"
SECOND_LEARNER = "ruth.adeyemi"
MOST_REQUESTS = 8
STATEMENTS = "/h5p/statements/"
WAITING = """Object.keys(localStorage).filter((key) => key.startsWith("lernhub.h5p."))
  .flatMap((key) => JSON.parse(localStorage.getItem(key)).map(({ statement }) => statement.id))"""
ALL_SENT = f"""async () => {{
  while (({WAITING}).length) await new Promise((go) => setTimeout(go, 50));
}}"""

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
H5P.TrueFalse = function () { H5P.EventDispatcher.call(this); };
H5P.TrueFalse.prototype = Object.create(H5P.EventDispatcher.prototype);
H5P.TrueFalse.prototype.attach = function ($container) {
  var self = this, found = {}, pending = [];
  function attempt(name, action) {
    try {
      var result = action();
      if (result && result.then) {
        found[name] = "waits";
        pending.push(result.then(function (value) { found[name] = String(value); },
                                 function () { found[name] = "refused"; }));
      } else found[name] = String(result);
    } catch (error) { found[name] = "refused"; }
  }
  attempt("cookie", function () { return document.cookie; });
  attempt("storage", function () { return localStorage.length; });
  attempt("database", function () { return indexedDB.open("x") && "opened"; });
  attempt("parent", function () { return window.parent.document.title; });
  attempt("topStorage", function () { return window.top.localStorage.length; });
  attempt("top", function () { window.top.location.href = "https://elsewhere.example/"; return "done"; });
  attempt("worker", function () { return navigator.serviceWorker.register("x.js"); });
  attempt("open", function () { var w = window.open("/konto/", "_blank"); return w && w.document.title; });
  attempt("frame", function () {
    var f = document.createElement("iframe");
    f.src = "/";
    document.body.appendChild(f);
    return f.contentDocument && f.contentDocument.title;
  });
  attempt("eval", function () { return eval("1 + 1"); });
  attempt("api", function () {
    return fetch("/api/v1/me/", { credentials: "include" }).then(function (r) { return r.text(); });
  });
  attempt("away", function () { return fetch("https://elsewhere.example/"); });
  window.sendForm = function () {
    var f = document.createElement("form");
    f.method = "post";
    f.action = "/konto/abmelden/";
    document.body.appendChild(f);
    f.submit();
  };
  window.claim = function (most) {
    var event = self.createXAPIEventTemplate("answered");
    event.setScoredResult(999, most, self);
    self.trigger(event);
  };
  window.leave = function (address) { window.location.href = address; };
  function tell(message) { window.parent.postMessage(message, "*"); }
  tell({ h5p: 1, type: "statement", statement: { forged: true } });
  tell({ h5p: 1, type: "statement", statement: null });
  tell({ h5p: 1, type: "state", part: "../../x", dataType: "y", data: { not: "text" } });
  tell({ h5p: 1, type: "height", height: 1e12 });
  Promise.all(pending).then(function () {
    $container.get(0).textContent = JSON.stringify(found);
    $container.get(0).id = "found";
  });
};
"""
BLOCKED = "chrome-error://chromewebdata/"
NOTHING = {"refused", "null", "0", ""}


def cage(page: Page) -> Frame:
    """The player's frame, once its content is there."""
    page.locator("h5p-frame iframe").wait_for()
    page.frame_locator("h5p-frame iframe").locator(".h5p-container > *, #found").first.wait_for()
    return next(frame for frame in page.frames if frame.url.endswith("/h5p/"))


def enrol(page: Page, course: str = "/kurse/datenschutz-im-klassenzimmer/") -> None:
    """Take part in the course, unless one does."""
    page.goto(course)
    button = page.locator("form[action$='/einschreiben/'] button")
    if button.count():
        with page.expect_navigation():
            button.first.click()


def answer(page: Page, choice: str) -> None:
    """Choose and check by keyboard."""
    frame = cage(page)
    frame.get_by_label(choice).focus()
    page.keyboard.press("Space")
    frame.get_by_role("button", name="Prüfen").focus()
    page.keyboard.press("Enter")


def test_an_answer_is_kept_and_found_again(new_page: NewPage) -> None:
    page = new_page(viewport="phone", user=LEARNER)
    enrol(page)
    asked: list[str] = []
    page.on("request", lambda each: asked.append(each.url) if each.frame.parent_frame else None)
    page.goto(UNIT)
    frame = cage(page)
    assert len(asked) <= MOST_REQUESTS, asked
    frame.get_by_label("Eine Einwilligung für jedes Kind").focus()
    page.keyboard.press("Space")
    with page.expect_response(lambda each: each.request.method == "PUT"):
        frame.get_by_role("button", name="Prüfen").focus()
        page.keyboard.press("Enter")
    expect(page.locator("[data-points]")).to_have_text("Bisher: 1 von 2 Punkten")
    expect(page.locator("[data-saved]")).to_contain_text("Gespeichert um")
    assert violations(page) == []
    page.reload()
    assert cage(page).locator("input:checked").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_two_windows_lose_nothing_and_count_nothing_twice(new_page: NewPage) -> None:
    page = new_page(user=SECOND_LEARNER)
    enrol(page)
    page.goto(UNIT)
    other = page.context.new_page()
    other.goto(UNIT)
    with page.expect_response(lambda each: each.request.method == "PUT" and each.ok):
        answer(page, "Eine Einwilligung für jedes Kind")
    answer(other, "Die Zustimmung der Klassensprecherin")
    expect(other.locator("[data-saved]")).to_contain_text("in einem anderen Fenster")
    other.reload()
    assert cage(other).get_by_label("Eine Einwilligung für jedes Kind").is_checked()
    waiting = answered_offline(page, other)

    last = page.context.new_page()
    answers: list[Response] = []
    last.on(
        "response", lambda each: answers.append(each) if each.url.endswith(STATEMENTS) else None
    )
    last.goto(UNIT)
    expect(last.locator("[data-points]")).to_have_text("Bisher: 1 von 2 Punkten")
    last.evaluate(ALL_SENT)
    assert {told for each in answers for told in told_by(each.request)} == waiting
    assert sum(each.json()["new"] for each in answers) <= len(waiting), "each is kept once"
    for each in answers:
        again = last.request.post(
            each.url, data=each.request.post_data or "", headers=each.request.headers
        )
        assert again.json()["new"] == 0, "and each is kept"


def told_by(request: Request) -> set[str]:
    """The ids of the statements that a request tells."""
    return {each["id"] for each in json.loads(request.post_data or "")["statements"]}


def answered_offline(*windows: Page) -> set[str]:
    """Answer in each window without a connection, and close them all; what was told and not yet sent."""
    context = windows[0].context
    context.set_offline(True)
    for window in windows:
        cage(window).get_by_role("button", name="Noch einmal").click()
        answer(window, "Eine Einwilligung für jedes Kind")
        expect(window.locator("[data-saved]")).to_contain_text("Nicht gespeichert")
    waiting: list[str] = windows[0].evaluate(WAITING)
    for window in windows[:-1]:
        window.close()
    windows[-1].goto("about:blank")
    context.set_offline(False)
    return set(waiting)


def test_a_content_that_does_not_start_says_so(new_page: NewPage) -> None:
    page = new_page(user=LEARNER).context.new_page()  # where script errors are meant
    enrol(page)
    page.route("**/paket.js", lambda route: route.abort())
    page.goto(UNIT)
    expect(page.locator("[data-saved]")).to_contain_text("Der Inhalt startet nicht.")
    expect(page.locator("[data-why]")).to_contain_text("paket.js")
    expect(page.get_by_text("Niemand kann für andere Kinder einwilligen.")).to_be_visible()


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
    page = new_page(user=LEARNER)
    enrol(page, "/kurse/kaefig/")
    unit = "/kurse/kaefig/lernen/angriff/"
    page.goto(unit)
    frame = cage(page)
    found = json.loads(frame.locator("#found").inner_text())
    assert set(found.values()) <= NOTHING, found
    page.evaluate("postMessage({ h5p: 1, type: 'height', height: 77 }, '*')")
    with page.expect_response(lambda each: each.url.endswith("/statements/")) as answer:
        frame.evaluate("claim(1)")
    assert answer.value.json()["errors"][0]["field"] == "statements.0.result.score"
    frame.evaluate("claim(999)")
    expect(page.locator("[data-points]")).to_have_text("Bisher: 1 von 1 Punkten")
    height = page.locator("h5p-frame iframe").evaluate("frame => frame.offsetHeight")
    assert height != 77, "only the frame's own messages count"
    assert height <= 20_000

    for escape in ("sendForm()", "leave('https://elsewhere.example/')", "leave('/konto/profil/')"):
        stay(page, escape, inside={platform.url(f"{unit}h5p/"), BLOCKED})
    expect(page.locator("form[action='/konto/abmelden/'] button").first).to_be_attached()

    page.goto(f"{unit}h5p/")
    assert urlsplit(page.url).path == unit, "its own address leads into the cage"


def stay(page: Page, escape: str, *, inside: set[str]) -> None:
    """Let the content try a script that leads away; only addresses of `inside` may be in the frame then."""
    here = page.url
    cage(page).evaluate(escape)
    page.wait_for_timeout(300)
    assert page.frames[0].url == here
    assert {each.url for each in page.frames[1:]} <= inside
    page.reload()


def bring_attack(platform: Platform, folder: Path) -> None:
    """Import a course whose content attacks the page around it, as if the centre had approved it."""
    files = package_files(main="H5P.TrueFalse", content={"greeting": "x"})
    files["H5P.TrueFalse-1.0/greeting.js"] = ATTACK
    (folder / "medien").mkdir()
    (folder / "medien" / "angriff.h5p").write_bytes(zipped(files).getvalue())
    (folder / "course.yaml").write_text(COURSE.format(trainer=TRAINER))
    (folder / "angriff.md").write_text(HOSTILE_UNIT)
    environment = {
        **{key: value for key, value in os.environ.items() if not key.startswith("LERNHUB_")},
        "LERNHUB_DATA": str(platform.data),
        "DJANGO_SETTINGS_MODULE": "lms.settings.base",
    }
    package = str(folder / "medien" / "angriff.h5p")
    for command in (["h5p_libraries", "add", package], ["import_course", str(folder)]):
        subprocess.run(
            [sys.executable, "manage.py", *command],
            cwd=PROJECT,
            env=environment,
            check=True,
            stdout=subprocess.DEVNULL,
        )
