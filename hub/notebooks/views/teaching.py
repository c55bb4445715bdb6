"""What trainers see and decide: who handed in, until when, and what becomes of it."""

import uuid
from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from courses.outline.models import Unit
from hub.notebooks import services
from hub.notebooks.forms import AwardForm, DeadlineForm, ExtensionForm
from hub.notebooks.handing_out import archive_response
from hub.notebooks.report import (
    OneLearnersWork,
    Stage,
    require_trainer,
    stage_numbers,
    work_of,
    work_page,
)
from hub.notebooks.selectors import notebook_given_out, notebook_unit, submission_for
from hub.notebooks.stages import STAGE_LABELS
from hub.notebooks.views.pages import links, links_below_report, page_context
from hub.notebooks.views.submission import submission_page
from lms.accounts.actors import signed_in
from lms.kernel.errors import InvalidInput


@dataclass(frozen=True)
class Chip:
    """A group of learners to look at, with how many they are."""

    label: str
    number: int
    url: str
    is_current: bool


@require_safe
def report(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Who opened the notebook, works on it, handed in, and what came of it."""
    unit = notebook_unit(request.user, slug=slug, key=key)
    asked = request.GET.get("stand", "")
    stage = Stage(asked) if asked in set(Stage) else None
    numbers = stage_numbers(request.user, unit)
    page = work_page(request.user, unit, stage=stage, key=request.GET.get("ab"))
    context = page_context(unit) | {
        "row": notebook_given_out(unit),
        "page": page,
        "number": sum(numbers.values()),
        "chips": [
            Chip(_("Everybody"), sum(numbers.values()), "?", stage is None),
            *(
                Chip(str(label), numbers[each], f"?{urlencode({'stand': each})}", each is stage)
                for each, label in STAGE_LABELS.items()
            ),
        ],
        "query": urlencode({"stand": stage}) if stage else "",
        "links": links(unit, (_("Handed in"), "")),
    }
    return render(request, "notebooks/report.html", context)


@require_safe
def archive(request: HttpRequest, slug: str, key: str) -> StreamingHttpResponse:
    """Everybody's last version, or all of them, as a ZIP that is packed while it is sent."""
    unit = notebook_unit(request.user, slug=slug, key=key)
    everything = request.GET.get("fassungen") == "alle"
    return archive_response(request.user, unit, all_versions=everything)


@require_safe
def learner(request: HttpRequest, slug: str, key: str, public_id: uuid.UUID) -> HttpResponse:
    """One learner's versions, and the deadline that holds for them."""
    unit = notebook_unit(request.user, slug=slug, key=key)
    work = work_of(request.user, unit, public_id=public_id)
    deadline = work.row.deadline
    own = deadline.due_at if deadline.is_extended else None
    return _learners_page(request, unit, work, ExtensionForm(initial={"due_at": own}))


@require_POST
def extend(request: HttpRequest, slug: str, key: str, public_id: uuid.UUID) -> HttpResponse:
    """Give one learner more time, or take that back."""
    unit = notebook_unit(request.user, slug=slug, key=key)
    work = work_of(request.user, unit, public_id=public_id)
    form = ExtensionForm(request.POST)
    if form.is_valid():
        due_at = None if "end" in request.POST else form.cleaned_data["due_at"]
        try:
            services.extend(
                actor=signed_in(request.user), enrolment=work.enrolment, unit=unit, due_at=due_at
            )
        except InvalidInput as error:
            form.add_error("due_at", error.message)
        else:
            told = _("The deadline is extended.") if due_at else _("The unit’s deadline holds.")
            messages.success(request, told)
            return redirect("notebooks:learner", slug, key, public_id)
    return _learners_page(request, unit, work, form)


def _learners_page(
    request: HttpRequest, unit: Unit, work: OneLearnersWork, form: ExtensionForm
) -> HttpResponse:
    context = page_context(unit) | {
        "work": work,
        "row": work.row,
        "stage": STAGE_LABELS[work.row.stage],
        "form": form,
        "links": links_below_report(unit, (work.row.name, "")),
    }
    return render(request, "notebooks/learner.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def deadline(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Until when notebooks are taken."""
    unit = notebook_unit(request.user, slug=slug, key=key)
    require_trainer(request.user, unit)
    row = notebook_given_out(unit)
    known = {"due_at": row.due_at, "grace_minutes": row.grace_minutes}
    form = DeadlineForm(request.POST if request.method == "POST" else None, initial=known)
    if form.is_bound and form.is_valid():
        try:
            services.set_deadline(actor=signed_in(request.user), unit=unit, **form.cleaned_data)
        except InvalidInput as error:
            for name, message in error.fields.items():
                form.add_error(name, message)
        else:
            messages.success(request, _("The deadline is saved."))
            return redirect("notebooks:report", slug, key)
    context = page_context(unit) | {
        "form": form,
        "links": links_below_report(unit, (_("Deadline"), "")),
    }
    return render(request, "notebooks/deadline.html", context, status=422 if form.is_bound else 200)


@require_POST
def regrade(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Grade everything anew."""
    unit = notebook_unit(request.user, slug=slug, key=key)
    number = services.regrade_all(actor=signed_in(request.user), unit=unit)
    told = ngettext(
        "%(number)d version is graded anew.", "%(number)d versions are graded anew.", number
    )
    messages.success(request, told % {"number": number})
    return redirect("notebooks:report", slug, key)


@require_POST
def award(request: HttpRequest, slug: str, key: str, public_id: uuid.UUID) -> HttpResponse:
    """Let points count that a person gives."""
    unit = notebook_unit(request.user, slug=slug, key=key)
    found = submission_for(request.user, unit, public_id)
    form = AwardForm(request.POST)
    if form.is_valid():
        try:
            services.award(actor=signed_in(request.user), submission=found, **form.cleaned_data)
        except InvalidInput as error:
            for name, message in error.fields.items():
                form.add_error(name, message)
        else:
            messages.success(request, _("The points count from now on."))
            return redirect("notebooks:submission", slug, key, public_id)
    return submission_page(request, found, form)
