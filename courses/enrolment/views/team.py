"""The team at its course's door: requests, waiting list, people, and how one comes in."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from courses.enrolment import selectors, services
from courses.enrolment.forms import AnswerForm, EntryForm, NamesForm, show_refusal
from courses.enrolment.models import Application
from courses.enrolment.outcomes import Line, LineResult
from courses.enrolment.vocabulary import ApplicationState
from courses.outline.models import Course
from courses.outline.tabs import tabs_for
from lms.accounts.actors import signed_in
from lms.kernel.errors import Conflict, InvalidInput
from lms.schools.policies import may_manage_all_schools


def _context(request: HttpRequest, course: Course, *, title: str = "") -> dict[str, Any]:
    """What every page of the team shows: the path and the course's tabs."""
    top = reverse("enrolment:applications", args=[course.slug])
    links = [
        (_("Courses"), reverse("catalogue:list")),
        (course.title, reverse("catalogue:course", args=[course.slug])),
        (_("Requests and access"), top if title else ""),
    ]
    return {
        "course": course,
        "tabs": tabs_for(request.user, course, current="applications"),
        "links": [*links, (title, "")] if title else links,
    }


@require_safe
def applications(request: HttpRequest, slug: str) -> HttpResponse:
    """Who asks and who waits."""
    return _applications(request, selectors.trained_course(request.user, slug))


def _applications(
    request: HttpRequest, course: Course, *, refused: tuple[Application, AnswerForm] | None = None
) -> HttpResponse:
    """The page; `refused` is an answer that needs a change, shown where it was typed."""
    entry = selectors.entry_of(course)
    pending = selectors.pending_page(course, key=request.GET.get("ab"))
    waiting = selectors.waiting_page(course, key=request.GET.get("warten-ab"))
    forms = {refused[0].pk: refused[1]} if refused else {}
    context = {
        **_context(request, course),
        "entry": entry,
        "seats": selectors.seats_of(entry),
        "pending": pending,
        "requests": [(row, forms.get(row.pk) or _answer_form(row)) for row in pending.rows],
        "waiting": waiting,
        "first_place": selectors.place_of(waiting.rows[0]) if waiting.rows else None,
        "invitation_count": selectors.invitations_to(course).count(),
    }
    return render(request, "enrolment/applications.html", context)


def _answer_form(application: Application, data: Any = None) -> AnswerForm:
    return AnswerForm(data, prefix=f"a{application.pk}")


@require_POST
def decide(request: HttpRequest, slug: str, public_id: uuid.UUID) -> HttpResponse:
    """Say yes or no to a request, or take somebody off the waiting list."""
    course = selectors.trained_course(request.user, slug)
    application = selectors.application_for(request.user, slug=slug, public_id=public_id)
    form = _answer_form(application, request.POST)
    form.is_valid()
    says_yes = request.POST.get("decision") == "approve"
    decision = services.approve_application if says_yes else services.decline_application
    try:
        decision(
            actor=signed_in(request.user),
            application=application,
            answer=form.cleaned_data.get("answer", ""),
        )
    except InvalidInput as refusal:
        show_refusal(form, refusal)
        return _applications(request, course, refused=(application, form))
    except Conflict as conflict:
        messages.error(request, conflict.message)
    else:
        messages.success(request, _sentence(application))
    return redirect("enrolment:applications", slug)


def _sentence(application: Application) -> str:
    """What the decision came to."""
    application.refresh_from_db(fields=["state"])
    name = {"name": application.learner}
    if application.state == ApplicationState.WAITING:
        return _("%(name)s is on the waiting list now.") % name
    if application.state == ApplicationState.APPROVED:
        return _("%(name)s takes part now.") % name
    return _("%(name)s has been told.") % name


@require_http_methods(["GET", "HEAD", "POST"])
def entry(request: HttpRequest, slug: str) -> HttpResponse:
    """How one comes in."""
    course = selectors.trained_course(request.user, slug)
    present = selectors.entry_of(course)
    form = EntryForm(present, request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            services.set_entry(actor=signed_in(request.user), course=course, **form.settings())
        except InvalidInput as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("People come in this way from now on."))
            return redirect("enrolment:applications", slug)
    title = _("Change access")
    context = {**_context(request, course, title=title), "form": form, "title": title}
    return render(request, "enrolment/entry.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def people(request: HttpRequest, slug: str) -> HttpResponse:
    """Enrol or invite a list of people, and see what happened to each."""
    course = selectors.trained_course(request.user, slug)
    form = NamesForm(request.POST if request.method == "POST" else None)
    lines: list[Line] = []
    if form.is_valid():
        invite = request.POST.get("do") == "invite"
        bring = services.invite_people if invite else services.enrol_people
        try:
            lines = bring(
                actor=signed_in(request.user), course=course, usernames=form.cleaned_data["names"]
            )
        except (Conflict, InvalidInput) as refusal:
            show_refusal(form, refusal)
        else:
            form = NamesForm(initial={"names": _left_over(lines)})
    title = _("Bring people in")
    context = {
        **_context(request, course, title=title),
        "title": title,
        "form": form,
        "lines": lines,
        "anybody": may_manage_all_schools(request.user),
        "invitations": selectors.invitations_to(course),
    }
    return render(request, "enrolment/people.html", context)


def _left_over(lines: list[Line]) -> str:
    """The names that nothing came of stay in the field, to be looked at once more."""
    return "\n".join(line.name for line in lines if line.result is LineResult.UNKNOWN)


@require_POST
def uninvite(request: HttpRequest, slug: str, public_id: uuid.UUID) -> HttpResponse:
    """Take an invitation back."""
    course = selectors.trained_course(request.user, slug)
    person = selectors.invited_person(course, public_id=public_id)
    services.withdraw_invitation(actor=signed_in(request.user), course=course, person=person)
    messages.info(request, _("%(name)s is no longer invited.") % {"name": person})
    return redirect("enrolment:people", slug)
