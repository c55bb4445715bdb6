"""What the centre looks after: requests, erasures, retention, records of processing."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lms.accounts.selectors import person_by_sign_in_name
from lms.kernel.errors import Conflict, InvalidInput
from lms.privacy import records
from lms.privacy.forms import AnswerForm, DeletionForm
from lms.privacy.selectors import oversight, requests
from lms.privacy.selectors.oversight import overseer
from lms.privacy.services import correcting, leaving
from lms.privacy.vocabulary import CorrectionState


@dataclass(frozen=True)
class Page:
    """One of the centre's pages, as the navigation between them shows it."""

    label: str
    url: str
    is_current: bool
    waiting: int = 0


def _pages(current: str) -> Sequence[Page]:
    named = (
        ("corrections", _("Requests for correction"), requests.new_correction_count()),
        ("deletions", _("Erasures"), 0),
        ("retention", _("Retention"), 0),
        ("records", _("Records of processing"), 0),
    )
    return [
        Page(label, reverse(f"privacy:{name}"), name == current, waiting)
        for name, label, waiting in named
    ]


def _shown(request: HttpRequest, name: str, *, status: int = 200, **context: Any) -> HttpResponse:
    whole = {"pages": _pages(name), "links": [(_("Data protection"), "")], **context}
    return render(request, f"privacy/centre/{name}.html", whole, status=status)


@require_safe
def corrections(request: HttpRequest) -> HttpResponse:
    """Requests for correction by state."""
    actor = overseer(request.user)
    asked = request.GET.get("stand", "")
    state = CorrectionState(asked) if asked in CorrectionState.values else CorrectionState.NEW
    page = requests.corrections(actor, state=state, key=request.GET.get("ab"))
    states = [(each.value, each.label, each == state) for each in CorrectionState]
    return _shown(request, "corrections", page=page, state=state, states=states)


@require_http_methods(["GET", "HEAD", "POST"])
def correction(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """One request, with the form to answer."""
    actor = overseer(request.user)
    found = requests.correction_by_id(actor, public_id)
    sent = request.POST if request.method == "POST" else None
    form = AnswerForm(sent, initial={"answer": found.answer, "done": True})
    if form.is_valid():
        correcting.answer_correction(actor=actor, correction=found, **form.cleaned_data)
        messages.success(request, _("Your answer has been sent."))
        return redirect("privacy:corrections")
    context = {
        "pages": _pages("corrections"),
        "correction": found,
        "form": form,
        "links": [
            (_("Data protection"), reverse("privacy:corrections")),
            (found.about, ""),
        ],
    }
    status = 422 if form.is_bound else 200
    return render(request, "privacy/centre/correction.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def deletions(request: HttpRequest) -> HttpResponse:
    """Accounts that will be erased, those that were, and the form to start one."""
    actor = overseer(request.user)
    form = DeletionForm(request.POST if request.method == "POST" else None)
    status = 422 if form.is_bound else 200
    if form.is_valid():
        person = person_by_sign_in_name(form.cleaned_data["name"])
        if person is None:
            form.add_error("name", _("There is no account with this name or address."))
        else:
            try:
                reason = form.cleaned_data["reason"]
                leaving.plan_deletion(actor=actor, person=person, reason=reason)
            except (Conflict, InvalidInput) as error:
                form.add_error(None, error.message)
                status = error.status
            else:
                messages.success(request, _("The account will be erased. The person is told."))
                return redirect("privacy:deletions")
    return _shown(
        request,
        "deletions",
        status=status,
        form=form,
        page=oversight.planned_deletions(key=request.GET.get("ab")),
        erased=oversight.erased_accounts(),
        grace_days=settings.LERNHUB_ERASURE_GRACE_DAYS,
    )


@require_POST
def cancel(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """An account stays after all."""
    actor = overseer(request.user)
    leaving.cancel_deletion(actor=actor, request=requests.deletion_by_id(public_id))
    messages.success(request, _("The account stays. The person is told."))
    return redirect("privacy:deletions")


@require_safe
def retention(request: HttpRequest) -> HttpResponse:
    """How long what stays, and what the rules took away."""
    overseer(request.user)
    return _shown(request, "retention", reports=oversight.rule_reports())


@require_safe
def records_page(request: HttpRequest) -> HttpResponse:
    """The records of processing, to read and print."""
    overseer(request.user)
    return _shown(
        request,
        "records",
        records=oversight.records_of_processing(),
        measures=records.MEASURES,
        to_be_checked=records.TO_BE_CHECKED,
    )


@require_safe
def records_file(request: HttpRequest, kind: str) -> HttpResponse:
    """The records as a file: csv or json."""
    overseer(request.user)
    write = records.FORMATS[kind]
    answer = HttpResponse(write.text(oversight.records_of_processing()), write.media_type)
    answer["Content-Disposition"] = f'attachment; filename="processing.{kind}"'
    return answer
