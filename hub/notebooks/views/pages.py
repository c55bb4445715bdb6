"""What the pages of a notebook unit have in common."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from courses.outline.models import Unit


def links(unit: Unit, *last: tuple[str, str]) -> list[tuple[str, str]]:
    """The way from the courses to the unit, and on."""
    slug = unit.course.slug
    return [
        (_("Courses"), reverse("catalogue:list")),
        (unit.course.title, reverse("catalogue:course", args=[slug])),
        (unit.title, reverse("learning:unit", args=[slug, unit.key])),
        *last,
    ]


def links_below_report(unit: Unit, *last: tuple[str, str]) -> list[tuple[str, str]]:
    """The way to what was handed in, and on."""
    return links(unit, (_("Handed in"), reverse("notebooks:report", args=_key(unit))), *last)


def page_context(unit: Unit) -> dict[str, Any]:
    """What every page shows."""
    return {"unit": unit, "course": unit.course}


def _key(unit: Unit) -> list[str]:
    return [unit.course.slug, unit.key]
