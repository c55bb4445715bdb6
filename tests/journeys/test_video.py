"""A film is watched, left, taken up again, read instead, and linked where it lies elsewhere."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.courses.video.packaging import film_package
from tests.journeys.axe import violations
from tests.journeys.conftest import NewPage
from tests.journeys.keyboard import tab_to
from tests.journeys.running import PROJECT, Platform

COURSE = "/kurse/kurs-mit-filmen/"
FILM = f"{COURSE}lernen/film/"
ELSEWHERE = f"{COURSE}lernen/anderswo/"
PERSON = "dilan.aksoy"


@pytest.fixture(scope="module")
def with_films(platform: Platform, tmp_path_factory: pytest.TempPathFactory) -> Platform:
    """The platform with a course of two films: one of its own, one elsewhere."""
    package = film_package(tmp_path_factory.mktemp("course"))
    environment = {**os.environ, "LERNHUB_DATA": str(platform.data)}
    environment["DJANGO_SETTINGS_MODULE"] = "lms.settings.base"
    command = [sys.executable, "manage.py", "import_course", str(package)]
    subprocess.run(command, cwd=PROJECT, env=environment, check=True)
    return platform


@pytest.fixture
def open_film(with_films: Platform, new_page: NewPage) -> NewPage:
    """Open the unit of the film as somebody who takes part and has watched nothing yet."""
    forget(with_films)

    def open_it(**look: object) -> Page:
        page = new_page(user=PERSON, **look)
        page.goto(COURSE)
        leave = page.get_by_role("link", name="Aus dem Kurs austreten")
        if not leave.count():
            page.locator(f"form[action='{COURSE}einschreiben/'] button").first.click()
        page.goto(FILM)
        return page

    return open_it


def forget(platform: Platform) -> None:
    """Take back all that was watched."""
    code = (
        "import django; django.setup()\n"
        "from courses.learning.models import Attempt, CourseProgress, UnitProgress\n"
        "from courses.video.models import WatchedShare\n"
        "for model in (Attempt, UnitProgress, WatchedShare):\n"
        "    model.objects.filter(unit__course__slug='kurs-mit-filmen').delete()\n"
        "CourseProgress.objects.filter(course__slug='kurs-mit-filmen').delete()\n"
    )
    environment = {**os.environ, "LERNHUB_DATA": str(platform.data)}
    environment["DJANGO_SETTINGS_MODULE"] = "lms.settings.base"
    subprocess.run([sys.executable, "-c", code], cwd=PROJECT, env=environment, check=True)


def film_of(page: Page) -> Locator:
    film = page.locator("video")
    film.evaluate(
        "film => film.readyState > 0 || new Promise(go => { film.onloadedmetadata = go })"
    )
    return film


def moment(film: Locator) -> float:
    return float(film.evaluate("film => film.currentTime"))


def until(condition: Callable[[], bool], *, seconds: float = 15) -> None:
    """Wait for `condition`; the page's policy forbids Playwright's own way, which evaluates text."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.1)


def test_watching_enough_completes_the_unit_while_it_runs(open_film: NewPage) -> None:
    page = open_film()
    film = film_of(page)
    expect(page.locator(".unit-bar")).to_contain_text("0 von 80 Prozent gesehen")
    page.get_by_label("Tempo").select_option("2")
    film.focus()
    page.keyboard.press("k")

    expect(page.locator(".unit-bar")).to_contain_text("Diese Einheit ist geschafft", timeout=20_000)
    expect(page.get_by_text("100 % gesehen")).to_be_visible()
    expect(page.get_by_text(re.compile(r"Gespeichert um \d\d?:\d\d"))).to_be_visible()
    expect(page.get_by_text("Bisher gesehen: 100 Prozent.")).to_be_visible()


def test_the_film_goes_on_where_it_was_left(open_film: NewPage) -> None:
    page = open_film()
    film = film_of(page)
    page.get_by_role("button", name="Ab 0:06 ansehen").last.click()
    expect(page.locator("[data-transcript] .is-now")).to_contain_text("das Ende", timeout=10_000)
    until(lambda: moment(film) > 7)
    film.focus()
    page.keyboard.press("k")
    expect(page.get_by_text(re.compile("Gespeichert um"))).to_be_visible()

    page.reload()
    film = film_of(page)
    expect(page.get_by_text(re.compile(r"Weiter bei 0:0[789]"))).to_be_visible()
    assert moment(film) > 6.9
    page.get_by_role("button", name="Von vorn").click()
    assert moment(film) < 0.5


def test_the_film_answers_to_keys(open_film: NewPage) -> None:
    page = open_film()
    film = film_of(page)
    tab_to(page, film)
    page.keyboard.press("l")
    assert moment(film) == pytest.approx(10, abs=0.3)
    page.keyboard.press("j")
    assert moment(film) == pytest.approx(0, abs=0.3)
    page.keyboard.press("m")
    assert film.evaluate("film => film.muted")
    page.keyboard.press("c")
    assert film.evaluate("film => film.textTracks[0].mode") == "showing"
    page.keyboard.press("Space")
    until(lambda: not film.evaluate("film => film.paused"))
    page.keyboard.press("Space")
    until(lambda: bool(film.evaluate("film => film.paused")))


def test_keys_do_nothing_elsewhere_on_the_page(open_film: NewPage) -> None:
    page = open_film()
    film = film_of(page)
    page.get_by_label("Tempo").focus()
    for key in ("l", "k", "m"):
        page.keyboard.press(key)
    assert moment(film) == 0
    assert not film.evaluate("film => film.muted || !film.paused")


def test_the_chosen_speed_is_kept(open_film: NewPage) -> None:
    page = open_film()
    page.get_by_label("Tempo").select_option("1.5")
    page.reload()
    assert film_of(page).evaluate("film => film.playbackRate") == 1.5
    expect(page.get_by_label("Tempo")).to_have_value("1.5")


def test_what_was_watched_without_a_network_is_sent_later(open_film: NewPage) -> None:
    page = open_film()
    film = film_of(page)
    film.focus()
    page.keyboard.press("k")
    until(lambda: moment(film) > 1)
    page.context.set_offline(True)
    page.keyboard.press("k")
    expect(page.get_by_text("Kein Netz. Was Sie gesehen haben").first).to_be_visible()

    page.context.set_offline(False)
    expect(page.get_by_text(re.compile("Gespeichert um"))).to_be_visible(timeout=20_000)


def test_without_scripts_reading_completes_the_unit(open_film: NewPage) -> None:
    page = open_film(scripts=False)
    expect(page.locator("video[controls]")).to_be_visible()
    assert "Der Film läuft auch ohne JavaScript" in page.content()
    expect(page.get_by_label("Tempo")).to_be_hidden()
    page.get_by_role("button", name="Ich habe das Transkript gelesen").click()
    expect(page.get_by_role("heading", name="Diese Einheit ist geschafft")).to_be_visible()


def test_a_film_elsewhere_loads_nothing_from_there(open_film: NewPage) -> None:
    page = open_film()
    page.goto(ELSEWHERE)
    link = page.get_by_role("link", name=re.compile("Film auf av.tib.eu öffnen"))
    expect(link).to_have_attribute("target", "_blank")
    expect(page.get_by_text("erfährt TIB AV-Portal Ihre IP-Adresse")).to_be_visible()


@pytest.mark.parametrize("viewport", ["desktop", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_of_films_have_no_violation(
    open_film: NewPage, viewport: str, scheme: str, tmp_path: Path
) -> None:
    page = open_film(viewport=viewport, scheme=scheme)
    for address in (FILM, ELSEWHERE):
        page.goto(address)
        if address == FILM:
            film_of(page)
        if folder := os.environ.get("LOOK"):
            name = f"{viewport}-{scheme}-{address.split('/')[-2]}.png"
            page.screenshot(path=Path(folder) / name, full_page=True)
        assert violations(page) == []
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
