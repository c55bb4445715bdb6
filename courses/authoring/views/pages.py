"""What every page of a course's workshop shows."""

from typing import Any

from django import forms
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from courses.outline.models import Course
from courses.outline.tabs import tabs_for
from lms.kernel.errors import DomainError, InvalidInput


def course_context(
    request: HttpRequest, course: Course, *, current: str, title: str, below: str = ""
) -> dict[str, Any]:
    """The path, the course's tabs and the title; `below` names the page that this one lies under."""
    links = [
        (_("Workshop"), reverse("authoring:courses")),
        (course.title, reverse("authoring:structure", args=[course.slug]) if title else ""),
    ]
    if below:
        links.append((below, reverse("authoring:structure", args=[course.slug])))
    if title:
        links.append((title, ""))
    return {
        "course": course,
        "title": title,
        "tabs": tabs_for(request.user, course, current=current),
        "links": links,
    }


def show_refusal(form: forms.Form, refusal: DomainError) -> None:
    """Put each sentence next to its field; what is about no field of the form stands above it."""
    fields = refusal.fields if isinstance(refusal, InvalidInput) else {}
    for name, message in (fields or {"": refusal.message}).items():
        form.add_error(name if name in form.fields else None, message)
