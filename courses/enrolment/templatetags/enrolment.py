"""The door of a course, for pages that show one: `{% load enrolment %}{% join_panel course way %}`."""

from typing import Any

from django import template
from django.template import Context

from courses.enrolment.forms import JoinForm
from courses.enrolment.moments import beginning_in_words, end_in_words
from courses.enrolment.ways_in import WayIn
from courses.outline.models import Course

register = template.Library()
register.filter("beginning", beginning_in_words)
register.filter("end", end_in_words)


@register.inclusion_tag("enrolment/join_panel.html", takes_context=True)
def join_panel(
    context: Context,
    course: Course,
    way: WayIn,
    *,
    form: JoinForm | None = None,
    begun: bool = False,
) -> dict[str, Any]:
    """The one thing to do at the door of `course`; `begun` for those who learnt here before.

    `form` is a filled one with its errors; without it an empty one is drawn.
    """
    return {
        "course": course,
        "way": way,
        "form": form or JoinForm(way.stage),
        "begun": begun,
        "csrf_token": context.get("csrf_token"),
    }
