"""How somebody reads: text size, line spacing, font, motion and contrast.

Values travel as attributes of `<html>`; `lms/ui/assets/css/reading.css` says what they look like.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class TextSize(models.TextChoices):
    """Percent of what the browser calls its usual size."""

    USUAL = "100", _("100 % (usual)")
    LARGER = "125", _("125 %")
    LARGE = "150", _("150 %")
    VERY_LARGE = "175", _("175 %")
    LARGEST = "200", _("200 %")


class LineSpacing(models.TextChoices):
    """The room between lines."""

    USUAL = "usual", pgettext_lazy("line spacing", "Usual")
    WIDE = "wide", pgettext_lazy("line spacing", "Wide")
    WIDEST = "widest", pgettext_lazy("line spacing", "Very wide")


class Font(models.TextChoices):
    """Fonts that are installed here, and the one of the device."""

    FIRA = "fira", _("Fira Sans (usual)")
    DEVICE = "device", _("The font of my device")
    HYPERLEGIBLE = "hyperlegible", _("Atkinson Hyperlegible: letters that can’t be mixed up")
    DYSLEXIC = "opendyslexic", _("OpenDyslexic: letters with a heavy foot")


class Motion(models.TextChoices):
    """Whether anything moves."""

    DEVICE = "device", pgettext_lazy("motion", "Like my device")
    REDUCED = "reduced", _("Nothing moves")


class Contrast(models.TextChoices):
    """How much text and lines stand out."""

    DEVICE = "device", pgettext_lazy("contrast", "Like my device")
    MORE = "more", _("More contrast")


CHOICES: dict[str, type[models.TextChoices]] = {
    "text_size": TextSize,
    "line_spacing": LineSpacing,
    "font": Font,
    "motion": Motion,
    "contrast": Contrast,
}
"""What can be chosen, by the name it has on the person, in forms, in the API and in local storage."""


@dataclass(frozen=True)
class Reading:
    """One way of reading."""

    text_size: str = TextSize.USUAL.value
    line_spacing: str = LineSpacing.USUAL.value
    font: str = Font.FIRA.value
    motion: str = Motion.DEVICE.value
    contrast: str = Contrast.DEVICE.value

    @property
    def attributes(self) -> dict[str, str]:
        """The attributes of `<html>`; what is usual needs none."""
        return {
            f"data-{name.replace('_', '-')}": value
            for name, value in self.values().items()
            if value != getattr(USUAL, name)
        }

    def values(self) -> dict[str, str]:
        """Every choice by its name."""
        return asdict(self)

    def as_cookie(self) -> str:
        """All values in one short word."""
        return ".".join(self.values().values())


USUAL = Reading()


def reading_of(holder: Any) -> Reading:
    """What `holder`, such as a person, has in fields of these names."""
    return Reading(**{name: getattr(holder, name) for name in CHOICES})


def tolerant_reading(values: Mapping[str, str]) -> Reading:
    """The known ones of `values`; the rest is usual. For what browsers keep, which may be old."""
    known = {n: v for n, v in values.items() if n in CHOICES and v in CHOICES[n].values}
    return Reading(**known)


def reading_from_cookie(word: str) -> Reading:
    """What `Reading.as_cookie` has written."""
    names = [field.name for field in fields(Reading)]
    return tolerant_reading(dict(zip(names, word.split("."), strict=False)))
