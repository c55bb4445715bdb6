"""What templates show of courses: `{% load outline %}`."""

from django import template

from courses.outline.models import Course

register = template.Library()
MIDDLE, STEP = 50, 10


@register.filter
def focus_class(course: Course) -> str:
    """Classes that keep the chosen point of the course's picture in view, to the nearest tenth."""
    if (course.focus_x, course.focus_y) == (MIDDLE, MIDDLE):
        return ""
    x, y = ((value + STEP // 2) // STEP * STEP for value in (course.focus_x, course.focus_y))
    return f" focus-x-{x} focus-y-{y}"
