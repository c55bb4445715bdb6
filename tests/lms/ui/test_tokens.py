"""Contrast, computed from tokens.css itself: WCAG 2.2, 1.4.3 and 1.4.11, in both themes."""

import itertools

import pytest

from lms.ui.assets.__main__ import HERE
from lms.ui.assets.drawings import read_tokens

TOKENS = read_tokens((HERE / "css/tokens.css").read_text())
THEMES = ("light", "dark")
TEXT = [
    *itertools.product(("ink", "ink-muted", "action"), ("paper", "surface", "sunken")),
    *itertools.product(("action-strong",), ("paper", "surface")),
    ("on-action", "action"),
    ("on-action", "action-strong"),
    ("action", "action-soft"),
    ("on-here", "here"),
    ("ink", "here-soft"),
    ("chalk", "board"),
    ("chalk-muted", "board"),
    *((hue, f"{hue}-soft") for hue in ("good", "bad", "warn", "note")),
    *((f"{hue}-deep", f"{hue}-soft") for hue in ("mint", "sky", "lilac", "coral")),
    *(("ink", f"{hue}-soft") for hue in ("mint", "sky", "lilac", "coral", "bad")),
    ("bad", "paper"),
    ("bad", "surface"),
    *((f"code-{kind}", "sunken") for kind in ("word", "text", "name", "number", "quiet")),
]
MARKS = [
    ("line-strong", "paper"),
    ("line-strong", "surface"),
    ("action", "line"),
    ("bad", "surface"),
]


def _luminance(colour: str) -> float:
    """Relative luminance of #rgb or #rrggbb (WCAG 2.2, definition of relative luminance)."""
    digits = colour.removeprefix("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    channels = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: str, second: str) -> float:
    """The ratio of two colours, from 1 to 21."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_the_measure_is_right() -> None:
    assert contrast("#000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("text", "ground"), TEXT)
def test_text_can_be_read(text: str, ground: str, theme: str) -> None:
    values = TOKENS[theme]
    assert contrast(values[f"--{text}"], values[f"--{ground}"]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("mark", "ground"), MARKS)
def test_marks_and_inputs_can_be_seen(mark: str, ground: str, theme: str) -> None:
    values = TOKENS[theme]
    assert contrast(values[f"--{mark}"], values[f"--{ground}"]) >= 3


def test_both_themes_know_the_same_tokens() -> None:
    assert TOKENS["light"].keys() == TOKENS["dark"].keys()
