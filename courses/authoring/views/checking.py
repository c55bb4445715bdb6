"""The check list of a course."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from courses.authoring.checklist import checklist_of
from courses.authoring.selectors import workshop_course
from courses.authoring.views.pages import course_context


@require_safe
def checklist(request: HttpRequest, slug: str) -> HttpResponse:
    """Everything worth a look before publication."""
    course = workshop_course(request.user, slug)
    context = {
        **course_context(request, course, current="workshop", title=_("Check list")),
        "checklist": checklist_of(course),
    }
    return render(request, "authoring/checklist.html", context)
