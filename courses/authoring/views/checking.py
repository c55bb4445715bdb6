"""The check list of a course."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from courses.authoring.checklist import checklist_of
from courses.authoring.selectors import workshop_course
from courses.authoring.views.pages import course_context
from courses.links.selectors import links_of_course
from courses.links.services import ask_for_link_check
from lms.accounts.actors import signed_in
from lms.kernel.errors import Conflict


@require_safe
def checklist(request: HttpRequest, slug: str) -> HttpResponse:
    """Everything worth a look before publication."""
    course = workshop_course(request.user, slug)
    context = {
        **course_context(request, course, current="workshop", title=_("Check list")),
        "checklist": checklist_of(course),
        "outside": links_of_course(course),
    }
    return render(request, "authoring/checklist.html", context)


@require_POST
def check_links(request: HttpRequest, slug: str) -> HttpResponse:
    """Have a job ask the websites that the course links to."""
    course = workshop_course(request.user, slug)
    try:
        ask_for_link_check(actor=signed_in(request.user), course=course)
    except Conflict as refusal:
        messages.warning(request, refusal.message)
    else:
        messages.success(request, _("The links are being checked. It takes a minute or two."))
    return redirect("authoring:checklist", slug)
