"""Pictograms that the style sheet shows beside callouts, as files: once on paper, once on board.

An image in CSS cannot read our custom properties, so the hues are taken from `tokens.css`.
"""

import re
from pathlib import Path

from lms.ui import pictograms
from lms.ui.icons import ICONS

# pictogram: hue, as in css/components/callout.css
CALLOUTS = {"bulb": "mint", "sprout": "mint", "lens": "sky", "sign": "coral"}
THEMES = ("light", "dark")
YELLOW, CHALK = "#ffd24f", "#f2f8f3"

_TOKEN = re.compile(r"(--[\w-]+):\s*(?:light-dark\(([^,()]+),\s*([^,()]+)\)|([^;()]+));")


def read_tokens(style_sheet: str) -> dict[str, dict[str, str]]:
    """Each theme's plain values by custom property; values made of functions are left out."""
    tokens: dict[str, dict[str, str]] = {theme: {} for theme in THEMES}
    for name, light, dark, both in _TOKEN.findall(style_sheet.partition(".board {")[0]):
        tokens["light"][name] = (light or both).strip()
        tokens["dark"][name] = (dark or both).strip()
    return tokens


def write_callout_pictograms(output: Path, *, tokens: Path) -> None:
    """Write the pictogram of every kind of callout in both themes, and the download arrow."""
    output.mkdir(parents=True, exist_ok=True)
    values = read_tokens(tokens.read_text())
    for name, hue in CALLOUTS.items():
        for theme in THEMES:
            of = values[theme]
            fills = {"a": of[f"--{hue}"], "b": of[f"--{hue}-block"], "c": YELLOW, "e": CHALK}
            drawing = _drawing(pictograms.PICTOGRAMS[name], fills=fills)
            (output / f"{name}-{theme}.svg").write_text(drawing)
    (output / "download.svg").write_text(_stroked(ICONS["download"]))


def _drawing(shapes: str, *, fills: dict[str, str]) -> str:
    coloured = re.sub(r'class="(\w)"', lambda match: f'fill="{fills[match[1]]}"', shapes)
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">{coloured}</svg>'


def _stroked(shapes: str) -> str:
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="#000" '
        f'stroke-width="2" stroke-linecap="round" stroke-linejoin="round">{shapes}</svg>'
    )
