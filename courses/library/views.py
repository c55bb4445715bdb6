"""The files of a course on a page."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from courses.library.forms import FileForm
from courses.library.policies import may_add_files
from courses.library.selectors import extendable_course, library_course, library_of
from courses.library.services import Description, add_file
from courses.outline.models import Course
from courses.outline.tabs import tabs_for
from lms.accounts.actors import signed_in
from lms.accounts.redirects import next_address
from lms.kernel.errors import InvalidInput


@require_safe
def library(request: HttpRequest, slug: str) -> HttpResponse:
    """What is there, in which sizes, and where it is used."""
    course = library_course(request.user, slug)
    files = library_of(course)
    context = {
        "course": course,
        "files": files,
        "unused": [file for file in files if not file.is_used],
        "may_add": may_add_files(request.user, course),
        "tabs": tabs_for(request.user, course, current="library"),
        "links": [*_course_links(course), (_("Files"), "")],
    }
    return render(request, "library/library.html", context)


def _course_links(course: Course) -> list[tuple[str, str]]:
    return [
        (_("Courses"), reverse("catalogue:list")),
        (course.title, reverse("catalogue:course", args=[course.slug])),
    ]


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, slug: str) -> HttpResponse:
    """Add a file; afterwards go on where one came from, with the file's path."""
    course = extendable_course(request.user, slug)
    library_url = reverse("library:library", args=[course.slug])
    form = FileForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if request.method == "POST" and form.is_valid():
        sent = form.cleaned_data
        try:
            file = add_file(
                actor=signed_in(request.user),
                course=course,
                content=sent["file"],
                name=sent["file"].name,
                description=Description(
                    sent["alt"], sent["title"], sent["source"], sent["decorative"]
                ),
            )
        except InvalidInput as error:
            form.show_refusal(error)
        else:
            messages.success(request, _("“%(path)s” is in the course now.") % {"path": file.path})
            way_on = next_address(request, otherwise=library_url)
            return redirect(f"{way_on}?{urlencode({'datei': file.path})}")
    context = {
        "course": course,
        "form": form,
        "next": next_address(request, otherwise=""),
        "links": [*_course_links(course), (_("Files"), library_url), (_("Add a file"), "")],
    }
    status = 422 if form.is_bound else 200
    return render(request, "library/add.html", context, status=status)
