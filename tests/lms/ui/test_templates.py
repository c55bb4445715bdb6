"""All templates of all rooms: they compile, use drawings that exist, and carry no style or script."""

import re
from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template.loader import get_template
from django.test import RequestFactory

from lms.kernel import navigation
from lms.ui.assets.__main__ import HERE
from lms.ui.icons import GLYPHS, ICONS
from lms.ui.pictograms import HUES, PICTOGRAMS

PROJECT = Path(__file__).resolve().parents[3]
TEMPLATES = sorted(
    path for wing in ("lms", "courses") for path in (PROJECT / wing).glob("**/templates/**/*.html")
)
COMPONENTS = sorted(
    path for path in (HERE / "css/components").glob("*.css") if path.name != "index.css"
)
_DRAWING = re.compile(r"{%\s*(icon|picto|glyph)\s+\"([^\"]+)\"(?:\s+(?:hue=)?\"([^\"]+)\")?")
_KNOWN = {"icon": ICONS, "picto": PICTOGRAMS, "glyph": GLYPHS}
_KERN_CLASS = re.compile(r"\bkern-[\w-]+")

each_template = pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)


@each_template
def test_a_template_compiles(path: Path) -> None:
    name = path.as_posix().partition("/templates/")[2]
    get_template(name)


@each_template
def test_every_drawing_in_a_template_exists(path: Path) -> None:
    for tag, name, hue in _DRAWING.findall(path.read_text()):
        assert name in _KNOWN[tag]
        assert not hue or hue in HUES


@each_template
def test_a_template_carries_no_style_and_no_script(path: Path) -> None:
    source = path.read_text()
    assert not re.search(r"\sstyle\s*=|<style", source)
    assert not re.search(r"\son[a-z]+\s*=\s*[\"']", source)
    assert all("src=" in script for script in re.findall(r"<script[^>]*>", source))
    assert "javascript:" not in source


@each_template
def test_a_template_uses_only_the_parts_of_kern_that_the_build_keeps(path: Path) -> None:
    kept = set(_KERN_CLASS.findall((HERE / "build.mjs").read_text()))
    used = set(_KERN_CLASS.findall(path.read_text())) - {"kern-theme"}
    used = {name for name in used if not name.endswith("-")}
    assert used <= kept


def test_navigation_shows_icons_that_exist(rf: RequestFactory) -> None:
    request = rf.get("/")
    request.user = AnonymousUser()
    icons = {item.icon for item in navigation.items_for(request)}
    assert icons <= set(ICONS)


def test_every_component_is_part_of_the_style_sheet() -> None:
    imported = re.findall(r'@import "([^"]+)"', (HERE / "css/components/index.css").read_text())
    assert sorted(imported) == [path.name for path in COMPONENTS]


@pytest.mark.parametrize("path", COMPONENTS, ids=lambda path: path.stem)
def test_components_mirror_for_right_to_left(path: Path) -> None:
    style_sheet = path.read_text()
    assert not re.search(r"[{;\s](?:(?:margin|padding|border)-)?(?:left|right)\s*:", style_sheet)
    assert not re.search(r"text-align:\s*(?:left|right)", style_sheet)
