"""Cuts Fira Sans to the letters we use: one file for Latin, one for Cyrillic, in two weights.

The ranges agree with `unicode-range` in `css/fonts.css`; a test keeps them together.
"""

import logging
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from fontTools import subset

RANGES: dict[str, tuple[tuple[int, int], ...]] = {
    # Latin with Extended-A, combining marks, capital sharp s, punctuation, currency, arrows, maths.
    "latin": (
        (0x0000, 0x024F),
        (0x0300, 0x036F),
        (0x1E9E, 0x1E9E),
        (0x2000, 0x22FF),
        (0x25A0, 0x25FF),
        (0x2713, 0x2713),
        (0x2717, 0x2717),
    ),
    "cyrillic": ((0x0400, 0x052F),),
}
WEIGHTS = {400: "FiraSans-Regular.woff2", 600: "FiraSans-SemiBold.woff2"}
FEATURES = ("ccmp", "kern", "liga", "locl", "mark", "mkmk", "tnum", "lnum", "sups", "frac")


@dataclass(frozen=True)
class Cut:
    """One file to write: a weight of the family, reduced to a script."""

    weight: int
    script: str

    @property
    def file_name(self) -> str:
        return f"fira-sans-{self.weight}-{self.script}.woff2"

    def code_points(self) -> Iterator[int]:
        for first, last in RANGES[self.script]:
            yield from range(first, last + 1)


CUTS = tuple(Cut(weight, script) for weight in WEIGHTS for script in RANGES)


def cut_fonts(source: Path, output: Path) -> None:
    """Write every cut of the family in `source` into the folder `output`."""
    logging.getLogger("fontTools").setLevel(logging.ERROR)  # it remarks on an old table version
    output.mkdir(parents=True, exist_ok=True)
    for cut in CUTS:
        _cut_font(source / WEIGHTS[cut.weight], output / cut.file_name, cut=cut)


FONTSOURCE = {
    "atkinson-hyperlegible": ("latin", "latin-ext"),
    "opendyslexic": ("latin",),
}
"""Fonts to choose, by package, with their scripts. Their names are reserved, so they stay uncut."""


def copy_fonts(source: Path, output: Path) -> None:
    """Copy the fonts that readers may choose from the packages in `source` into `output`."""
    for family, scripts in FONTSOURCE.items():
        for script in scripts:
            for weight in (400, 700):
                name = f"{family}-{script}-{weight}-normal.woff2"
                shutil.copyfile(source / family / "files" / name, output / name)


def _cut_font(source: Path, target: Path, *, cut: Cut) -> None:
    options = subset.Options(flavor="woff2", layout_features=list(FEATURES), hinting=False)
    font = subset.load_font(str(source), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=cut.code_points())
    subsetter.subset(font)
    subset.save_font(font, str(target), options)
