"""Drawings that the style sheet shows, as files: beside callouts once on paper, once on board.

An image in CSS cannot read our custom properties, so the hues are taken from `tokens.css`.
"""

import re
from pathlib import Path

from lms.ui import pictograms
from lms.ui.icons import ICONS

# pictogram: hue, as in css/components/callout.css
CALLOUTS = {"bulb": "mint", "sprout": "mint", "search": "sky", "sign": "coral"}
THEMES = ("light", "dark")
YELLOW, CHALK = "#ffd24f", "#f2f8f3"

# The corner of a confirmation: quarter circles and squares coming down like stairs.
STAIR = (
    '<path class="a" d="M0 0h8a8 8 0 0 1-8 8zM16 8h-8a8 8 0 0 1 8-8zM24 8h8v8h-8z"/>'
    '<path class="b" d="M16 0h8v8a8 8 0 0 1-8-8zM24 0h8v8h-8zM24 24v-8h8a8 8 0 0 1-8 8z"/>'
    '<circle class="c" cx="20" cy="12" r="4"/>'
    '<path class="a" d="M32 24v8a8 8 0 0 1-8-8z"/>'
)

_TOKEN = re.compile(r"(--[\w-]+):\s*(?:light-dark\(([^,()]+),\s*([^,()]+)\)|([^;()]+));")


def read_tokens(style_sheet: str) -> dict[str, dict[str, str]]:
    """Each theme's plain values by custom property; values made of functions are left out."""
    tokens: dict[str, dict[str, str]] = {theme: {} for theme in THEMES}
    for name, light, dark, both in _TOKEN.findall(style_sheet.partition(".board {")[0]):
        tokens["light"][name] = (light or both).strip()
        tokens["dark"][name] = (dark or both).strip()
    return tokens


def write_drawings(output: Path, *, tokens: Path) -> None:
    """Write every callout's pictogram in both themes, a certificate's corner and the download arrow."""
    output.mkdir(parents=True, exist_ok=True)
    values = read_tokens(tokens.read_text())
    for name, hue in CALLOUTS.items():
        for theme in THEMES:
            fills = _fills(values[theme], hue=hue)
            drawing = _drawing(pictograms.PICTOGRAMS[name], fills=fills, size=64)
            (output / f"{name}-{theme}.svg").write_text(drawing)
    (output / "stair.svg").write_text(
        _drawing(STAIR, fills=_fills(values["light"], hue="mint"), size=32)
    )
    (output / "download.svg").write_text(_stroked(ICONS["download"]))


def _fills(values: dict[str, str], *, hue: str) -> dict[str, str]:
    return {"a": values[f"--{hue}"], "b": values[f"--{hue}-block"], "c": YELLOW, "e": CHALK}


def _drawing(shapes: str, *, fills: dict[str, str], size: int) -> str:
    coloured = re.sub(r'class="(\w)"', lambda match: f'fill="{fills[match[1]]}"', shapes)
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}">{coloured}</svg>'


def _stroked(shapes: str) -> str:
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="#000" '
        f'stroke-width="2" stroke-linecap="round" stroke-linejoin="round">{shapes}</svg>'
    )
