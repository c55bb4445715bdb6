"""The files of a course on a page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from courses.library.selectors import library_course, library_of
from courses.outline.tabs import tabs_for


@require_safe
def library(request: HttpRequest, slug: str) -> HttpResponse:
    """What is there, in which sizes, and where it is used."""
    course = library_course(request.user, slug)
    files = library_of(course)
    context = {
        "course": course,
        "files": files,
        "unused": [file for file in files if not file.is_used],
        "tabs": tabs_for(request.user, course, current="library"),
        "links": [
            (_("Courses"), reverse("catalogue:list")),
            (course.title, reverse("catalogue:course", args=[course.slug])),
            (_("Files"), ""),
        ],
    }
    return render(request, "library/library.html", context)
