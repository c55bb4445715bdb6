"""What reading preferences look like: media queries follow the text size, more contrast is more."""

import re
from pathlib import Path

import pytest

from lms.ui.assets import __main__ as assets
from lms.ui.assets.drawings import read_tokens
from tests.lms.ui.test_tokens import THEMES, contrast

SOURCE = (assets.HERE / "css/reading.css").read_text()
MORE = SOURCE.partition(':root[data-contrast="more"] {')[2].partition("}")[0]
PLENTY = 7
"""WCAG 2.2, 1.4.6: level AAA."""


@pytest.fixture(scope="module")
def style_sheet(tmp_path_factory: pytest.TempPathFactory) -> str:
    output: Path = tmp_path_factory.mktemp("assets")
    assets.build(output)
    return (output / "lernhub.css").read_text()


@pytest.mark.parametrize(
    ("percent", "width"), [("125", "77.5"), ("150", "93"), ("175", "108.5"), ("200", "124")]
)
def test_wide_layouts_wait_for_a_screen_that_is_wide_for_the_text(
    style_sheet: str, percent: str, width: str
) -> None:
    rule = f'@media (min-width:{width}rem){{:where(:root[data-text-size="{percent}"]) .columns{{'
    assert rule in style_sheet


def test_usual_text_keeps_the_usual_layout(style_sheet: str) -> None:
    usual = "@media (min-width:62rem){:where(:root:not([data-text-size])) .columns{"
    assert usual in style_sheet


def test_no_query_by_width_forgets_the_text_size(style_sheet: str) -> None:
    queries = re.findall(r"@media [^{]*(?:width|height)[^{]*\{(.{0,60})", style_sheet)
    assert len(queries) > 100
    assert [rule for rule in queries if "data-text-size" not in rule] == []


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("text", ["ink", "ink-muted", "action", "good", "bad", "warn", "note"])
@pytest.mark.parametrize("ground", ["paper", "surface", "sunken"])
def test_more_contrast_is_plenty(theme: str, text: str, ground: str) -> None:
    values = read_tokens(MORE)[theme]
    assert contrast(values[f"--{text}"], values[f"--{ground}"]) >= PLENTY


def test_all_sizes_hang_on_the_roots() -> None:
    """What is written in pixels would stay small: hairlines, drawings and marks only."""
    sizes = re.compile(r"font-size:\s*[\d.]+px|(?:inline|block)-size:\s*[1-9]\d+px")
    fixed = {
        path.name: found
        for path in sorted((assets.HERE / "css").rglob("*.css"))
        if (found := sizes.findall(path.read_text()))
    }
    assert set(fixed) <= {"progress-ring.css"}, fixed
