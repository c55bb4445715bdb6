"""What is reported, for the centre's staff."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from lms.accounts.actors import signed_in
from lms.kernel.errors import InvalidInput
from lms.pages import selectors, services
from lms.pages.forms import AnswerForm, NoteForm, StateForm
from lms.pages.kinds import State
from lms.pages.models import Report
from lms.pages.selectors.reports import OVERDUE

WORDS_LETTERS = 100


@require_safe
def inbox(request: HttpRequest) -> HttpResponse:
    """What waits, the most urgent first; or by state."""
    state = request.GET.get("stand", "")
    words = request.GET.get("q", "")[:WORDS_LETTERS].strip()
    page = selectors.report_page(request.user, state=state, words=words, key=request.GET.get("ab"))
    context = {
        "page": page,
        "state": state,
        "words": words,
        "states": [("", _("All that wait")), (OVERDUE, _("Overdue")), *State.choices],
        "counts": selectors.counts_for_staff(request.user),
        "query": urlencode({"stand": state, "q": words}),
        "links": [(_("Reported barriers"), "")],
    }
    return render(request, "pages/inbox.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def handle(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """One report: answer, state, note. Each of the three has a form of its own."""
    report = selectors.handled_report(request.user, public_id=public_id)
    sent = request.POST if request.method == "POST" else None
    answer = AnswerForm(sent if sent and "body" in sent else None)
    state = StateForm(sent if sent and "state" in sent else None, initial={"state": report.state})
    note = NoteForm(sent if sent and "note" in sent else None, initial={"note": report.note})
    if sent is not None and _done(request, report, answer=answer, state=state, note=note):
        return redirect("pages:handle", public_id)
    context = {
        "row": selectors.row_of(report),
        "answer": answer,
        "state": state,
        "note": note,
        "links": [(_("Reported barriers"), reverse("pages:inbox")), (_("Report"), "")],
    }
    return render(request, "pages/handle.html", context, status=422 if sent is not None else 200)


def _done(
    request: HttpRequest, report: Report, *, answer: AnswerForm, state: StateForm, note: NoteForm
) -> bool:
    """Do what the form that was sent asks for; False when it must come back."""
    actor = signed_in(request.user)
    try:
        if answer.is_valid():
            body = answer.cleaned_data["body"]
            services.answer_report(actor=actor, report=report, body=body)
            messages.success(request, _("Your answer has been sent."))
        elif state.is_valid():
            services.change_state(actor=actor, report=report, state=state.cleaned_data["state"])
            messages.success(request, _("The state has been changed."))
        elif note.is_valid():
            services.write_note(actor=actor, report=report, note=note.cleaned_data["note"])
            messages.success(request, _("The note is kept."))
        else:
            return False
    except InvalidInput as error:
        form = next(form for form in (answer, state, note) if form.is_bound)
        form.add_error(None, error.message)
        return False
    return True
