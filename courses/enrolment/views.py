"""Coming in and leaving."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from courses.enrolment.selectors import enrolment_in, known_course
from courses.enrolment.services import enrol_learner, leave_course
from lms.accounts.actors import signed_in


@require_POST
def enrol(request: HttpRequest, slug: str) -> HttpResponse:
    """Take part, and begin at once."""
    enrol_learner(actor=signed_in(request.user), course=known_course(request.user, slug))
    return redirect("learning:resume", slug)


@require_http_methods(["GET", "POST"])
def leave(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask first, saying what stays; then end the part in the course."""
    course = known_course(request.user, slug)
    if enrolment_in(request.user, course) is None:
        return redirect("catalogue:course", slug)
    if request.method == "GET":
        return render(request, "enrolment/leave.html", {"course": course})
    leave_course(actor=signed_in(request.user), course=course)
    messages.info(
        request,
        _("You have left “%(course)s”. Your progress is kept should you come back.")
        % {"course": course.title},
    )
    return redirect("ui:home")
