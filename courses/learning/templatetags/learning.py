"""A course's contents with the reader's marks: `{% load learning %}`."""

from typing import Any

from django import template

from courses.learning.rows import Look, rows_of
from courses.learning.standing import CourseStanding
from courses.outline.models import Unit

register = template.Library()


@register.inclusion_tag("learning/outline.html")
def course_outline(
    standing: CourseStanding,
    heading: str,
    *,
    here: Unit | None = None,
    linked: bool = True,
    tracked: bool = True,
    minutes_shown: bool = False,
) -> dict[str, Any]:
    """All units in order, under headings of the level `heading`; the other options are those of `Look`."""
    look = Look(here, linked=linked, tracked=tracked, minutes_shown=minutes_shown)
    return {
        "parts": rows_of(standing, look),
        "heading": heading,
        "language": standing.course.language,
    }
