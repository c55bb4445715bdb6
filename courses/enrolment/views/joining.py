"""Coming in, stepping back and leaving."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from courses.enrolment.forms import JoinForm, show_refusal
from courses.enrolment.outcomes import Outcome
from courses.enrolment.policies import may_know_course
from courses.enrolment.selectors import enrolment_in, known_course
from courses.enrolment.services import enrol_learner, leave_course, withdraw_application
from courses.enrolment.vocabulary import Became
from courses.enrolment.ways_in import Stage, WayIn, way_in
from courses.outline.models import Course
from lms.accounts.actors import signed_in
from lms.kernel.errors import InvalidInput


@require_http_methods(["GET", "HEAD", "POST"])
def enrol(request: HttpRequest, slug: str) -> HttpResponse:
    """The door of a course: what is needed to come in, and coming in."""
    course = known_course(request.user, slug)
    way = way_in(request.user, course)
    if request.method != "POST":
        if way.stage is Stage.TAKES_PART:
            return redirect("catalogue:course", slug)
        return _door(request, course, way, form=JoinForm(way.stage))
    form = JoinForm(way.stage, request.POST)
    if not form.is_valid():
        return _door(request, course, way, form=form)
    outcome = enrol_learner(actor=signed_in(request.user), course=course, **form.cleaned_data)
    if isinstance(outcome.refusal, InvalidInput):
        show_refusal(form, outcome.refusal)
        return _door(request, course, way, form=form)
    return _go_on(request, course, outcome)


def _door(request: HttpRequest, course: Course, way: WayIn, *, form: JoinForm) -> HttpResponse:
    context: dict[str, Any] = {
        "course": course,
        "way": way,
        "form": form,
        "links": [
            (_("Courses"), reverse("catalogue:list")),
            (course.title, reverse("catalogue:course", args=[course.slug])),
            (_("Take part"), ""),
        ],
    }
    return render(request, "enrolment/door.html", context)


def _go_on(request: HttpRequest, course: Course, outcome: Outcome) -> HttpResponse:
    if outcome.became is Became.ENROLLED:
        return redirect("learning:resume", course.slug)
    if outcome.became is Became.PENDING:
        messages.success(request, _("Your request is with the team."))
    elif outcome.became is Became.WAITING:
        place = {"place": outcome.place}
        messages.success(request, _("You are number %(place)d on the waiting list.") % place)
    elif outcome.refusal is not None:
        messages.error(request, outcome.refusal.message)
    return redirect("catalogue:course", course.slug)


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask first, saying what is lost; then take back a request or a place on the waiting list."""
    course = known_course(request.user, slug)
    way = way_in(request.user, course)
    if way.stage not in {Stage.PENDING, Stage.WAITING}:
        return redirect("catalogue:course", slug)
    if request.method != "POST":
        return render(request, "enrolment/withdraw.html", {"course": course, "way": way})
    withdraw_application(actor=signed_in(request.user), course=course)
    if way.stage is Stage.WAITING:
        messages.info(request, _("You have left the waiting list."))
    else:
        messages.info(request, _("You have withdrawn your request."))
    if not may_know_course(request.user, course):
        return redirect("catalogue:list")
    return redirect("catalogue:course", slug)


@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask first, saying what stays; then end the part in the course."""
    course = known_course(request.user, slug)
    if enrolment_in(request.user, course) is None:
        return redirect("catalogue:course", slug)
    if request.method != "POST":
        seats = way_in(request.user, course).seats
        return render(request, "enrolment/leave.html", {"course": course, "seats": seats})
    leave_course(actor=signed_in(request.user), course=course)
    messages.info(
        request,
        _("You have left “%(course)s”. Your progress is kept should you come back.")
        % {"course": course.title},
    )
    return redirect("ui:home")
