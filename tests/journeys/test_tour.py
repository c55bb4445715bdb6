"""The tour of the README: one picture for each role, taken from the running platform.

`make pictures` writes them to deploy/screenshots; otherwise they go to a passing folder.
"""

import os
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image

from tests.journeys.conftest import NewPage

PROJECT = Path(__file__).resolve().parents[2]
PICTURES = PROJECT / "deploy" / "screenshots"
TEACHERS = "/kurse/unterricht-mit-digitalen-medien-planen/"
PUPILS = "/kurse/online-lernen-so-gehts/"


@dataclass(frozen=True)
class Stop:
    """One picture: who looks at what, on which screen, in which light."""

    name: str
    path: str
    user: str = ""
    viewport: str = "desktop"
    scheme: str = "light"
    language: str = "de"


STOPS = [
    Stop("visitor-home", "/"),
    Stop("visitor-catalogue", "/kurse/"),
    Stop("visitor-course", TEACHERS, language="en"),
    Stop("teacher-dashboard", "/", user="meryem.kaya"),
    Stop("teacher-unit", f"{TEACHERS}lernen/passt-das-werkzeug/", user="meryem.kaya"),
    Stop("teacher-unit-dark", f"{TEACHERS}lernen/vier-fragen/", user="meryem.kaya", scheme="dark"),
    Stop("pupil-home", "/", user="biber12", viewport="phone"),
    Stop("pupil-course", PUPILS, user="biber12", viewport="phone"),
    Stop("teacher-film", f"{TEACHERS}lernen/film-vier-fragen/", user="meryem.kaya"),
    Stop("trainer-unit", f"{TEACHERS}lernen/rueckmeldung/", user="svenja.oltmanns"),
    Stop("trainer-roster", f"{TEACHERS}teilnehmende/", user="svenja.oltmanns"),
]


def _save(shot: Path, folder: Path) -> None:
    """Halve the picture and its colours: the tour is read on screens, not printed."""
    with Image.open(shot) as picture:
        smaller = picture.convert("RGB").quantize(128)
        folder.mkdir(parents=True, exist_ok=True)
        smaller.save(folder / shot.name, optimize=True)


@pytest.mark.parametrize("stop", STOPS, ids=lambda stop: stop.name)
def test_each_stop_of_the_tour_can_be_seen(new_page: NewPage, stop: Stop, tmp_path: Path) -> None:
    page = new_page(
        viewport=stop.viewport, scheme=stop.scheme, language=stop.language, user=stop.user
    )
    answer = page.goto(stop.path)
    assert answer is not None
    assert answer.ok
    page.evaluate("document.fonts.ready")

    shot = tmp_path / f"{stop.name}.png"
    page.screenshot(path=shot)

    _save(shot, Path(os.environ.get("LERNHUB_SCREENSHOTS", tmp_path / "saved")))


def test_the_readme_shows_every_stop() -> None:
    readme = (PROJECT / "README.md").read_text()

    for stop in STOPS:
        assert f"deploy/screenshots/{stop.name}.png" in readme, stop.name
        assert (PICTURES / f"{stop.name}.png").exists(), "run make pictures"
