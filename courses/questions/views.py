"""Asking, one's own questions, and the team's inbox."""

import uuid
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from courses.learning.selectors import learnt_unit
from courses.outline.models import Course, Unit
from courses.outline.tabs import tabs_for
from courses.questions import selectors, services
from courses.questions.errors import TooManyQuestions
from courses.questions.forms import AnswerForm, QuestionForm
from courses.questions.selectors import Inbox, InboxEntry
from lms.accounts.actors import signed_in
from lms.accounts.redirects import next_address
from lms.kernel.errors import DomainError, InvalidInput

Links = list[tuple[str, str]]


def _unit_address(unit: Unit) -> str:
    """Where the learner's questions stand on the unit's page."""
    return reverse("learning:unit", args=[unit.course.slug, unit.key]) + "#questions"


def _course_links(course: Course) -> Links:
    return [
        (_("Courses"), reverse("catalogue:list")),
        (course.title, reverse("catalogue:course", args=[course.slug])),
    ]


def _sent(request: HttpRequest) -> QueryDict | None:
    """What a form sent, be it empty; None while it is only shown."""
    return request.POST if request.method == "POST" else None


def _keep_words(form: Form, error: DomainError) -> None:
    """Show why it was not sent; what was typed stays in the field."""
    form.add_error("body" if isinstance(error, InvalidInput) else None, error.message)


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Ask the team about a unit. The form stands below the unit, too; here it comes back with errors."""
    unit = learnt_unit(request.user, slug=slug, key=key)
    form = QuestionForm(_sent(request), readers=selectors.team_names(unit.course))
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                services.ask_question(
                    actor=signed_in(request.user), unit=unit, body=form.cleaned_data["body"]
                )
            except (InvalidInput, TooManyQuestions) as error:
                _keep_words(form, error)
                status = error.status
            else:
                messages.success(request, _("Your question has been sent to the course’s team."))
                return redirect(_unit_address(unit))
    unit_url = reverse("learning:unit", args=[slug, key])
    links = [*_course_links(unit.course), (unit.title, unit_url), (_("Question"), "")]
    context = {"form": form, "unit": unit, "course": unit.course, "links": links}
    return render(request, "questions/ask.html", context, status=status)


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """What one has asked, with the answers; from now on they count as read."""
    page = selectors.own_page(request.user, key=request.GET.get("ab"))
    if "prefetch" not in request.headers.get("Sec-Purpose", ""):
        _note_read(request)
    context = {"page": page, "links": [(_("My questions"), "")]}
    return render(request, "questions/mine.html", context)


def _note_read(request: HttpRequest) -> None:
    """Only who has something to read writes."""
    if selectors.unread_count(request.user):
        services.note_answers_read(actor=signed_in(request.user))


@require_POST
def read(request: HttpRequest) -> HttpResponse:
    """Say that one has read the answers, from below a unit."""
    services.note_answers_read(actor=signed_in(request.user))
    return redirect(next_address(request, otherwise=reverse("questions:mine")))


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Change the words of a question that nobody has answered."""
    question = selectors.changeable_question(request.user, public_id=public_id)
    readers = selectors.team_names(question.unit.course)
    form = QuestionForm(_sent(request), initial={"body": question.body}, readers=readers)
    status = 422 if request.method == "POST" else 200
    if request.method == "POST" and form.is_valid():
        try:
            services.edit_question(
                actor=signed_in(request.user), question=question, body=form.cleaned_data["body"]
            )
        except InvalidInput as error:
            _keep_words(form, error)
        else:
            messages.success(request, _("Your question has been changed."))
            return redirect("questions:mine")
    links = [(_("My questions"), reverse("questions:mine")), (_("Change the question"), "")]
    context = {"form": form, "question": question, "links": links}
    return render(request, "questions/edit.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Ask first, then delete."""
    question = selectors.changeable_question(request.user, public_id=public_id)
    if request.method == "POST":
        services.withdraw_question(actor=signed_in(request.user), question=question)
        messages.info(request, _("Your question has been deleted."))
        return redirect("questions:mine")
    links = [(_("My questions"), reverse("questions:mine")), (_("Delete the question"), "")]
    return render(request, "questions/withdraw.html", {"question": question, "links": links})


@require_safe
def inbox(request: HttpRequest, slug: str) -> HttpResponse:
    """What the team is asked: open questions first."""
    course = selectors.answered_course(request.user, slug)
    asked = request.GET.get("stand", "")
    box = Inbox(asked) if asked in set(Inbox) else Inbox.OPEN
    page = selectors.inbox_page(request.user, course, box=box, key=request.GET.get("ab"))
    context = {
        "course": course,
        "tabs": tabs_for(request.user, course, current="questions"),
        "box": box,
        "open_count": selectors.open_count(course),
        "entries": [(entry, _form_of_its_own(entry)) for entry in page.entries],
        "next_key": page.next_key,
        "links": [*_course_links(course), (_("Questions"), "")],
    }
    return render(request, "questions/inbox.html", context)


def _form_of_its_own(entry: InboxEntry) -> AnswerForm:
    """One of many forms on a page: its fields have ids of their own."""
    return AnswerForm(auto_id=f"id_%s_{entry.question.public_id}")


@require_http_methods(["GET", "HEAD", "POST"])
def question(request: HttpRequest, slug: str, public_id: uuid.UUID) -> HttpResponse:
    """One question to the team, with the form to answer."""
    course = selectors.answered_course(request.user, slug)
    entry = selectors.inbox_entry(request.user, course, public_id=public_id)
    form = AnswerForm(_sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            services.answer_question(
                actor=signed_in(request.user),
                question=entry.question,
                body=form.cleaned_data["body"],
            )
        except InvalidInput as error:
            _keep_words(form, error)
        else:
            messages.success(request, _("Your answer has been sent."))
            return redirect("questions:inbox", slug)
    context: dict[str, Any] = {
        "course": course,
        "tabs": tabs_for(request.user, course, current="questions"),
        "entry": entry,
        "form": form,
        "links": [
            *_course_links(course),
            (_("Questions"), reverse("questions:inbox", args=[slug])),
            (entry.asker_name, ""),
        ],
    }
    status = 422 if form.is_bound else 200
    return render(request, "questions/question.html", context, status=status)
