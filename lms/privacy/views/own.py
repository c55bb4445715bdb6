"""One's own data: read it, take it along, have it corrected, leave."""

import uuid

from allauth.account.decorators import reauthentication_required
from django.conf import settings
from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lms.accounts.actors import signed_in
from lms.kernel.errors import Conflict
from lms.kernel.personal_data import Erasure
from lms.privacy import storage
from lms.privacy.forms import CorrectionForm, LeavingForm
from lms.privacy.selectors import own_data, requests
from lms.privacy.services import correcting, exporting, leaving

Links = list[tuple[str, str]]


def _links(*more: tuple[str, str]) -> Links:
    first = [(_("Profile and settings"), reverse("accounts:profile"))]
    own = (_("My data"), reverse("privacy:overview") if more else "")
    return [*first, own, *more]


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """What is stored, kind by kind; the archive, and the ways on."""
    person = signed_in(request.user)
    context = {
        "person": person,
        "activities": own_data.activities_of(person),
        "export": requests.latest_export(person),
        "deletion": requests.planned_deletion(person),
        "links": _links(),
    }
    return render(request, "privacy/overview.html", context)


@require_safe
def kind(request: HttpRequest, key: str) -> HttpResponse:
    """The rows of one kind."""
    person = signed_in(request.user)
    entry = own_data.kind_by_key(key)
    context = {
        "entry": entry,
        "rows": own_data.own_rows(person, entry, key=request.GET.get("ab")),
        "links": _links((str(entry.label), "")),
    }
    return render(request, "privacy/kind.html", context)


@require_POST
def order_export(request: HttpRequest) -> HttpResponse:
    """Have the archive put together."""
    exporting.order_export(actor=signed_in(request.user))
    return redirect(reverse("privacy:overview") + "#archive")


@require_safe
@reauthentication_required  # type: ignore[untyped-decorator]
def download(request: HttpRequest, public_id: uuid.UUID) -> HttpResponseBase:
    """The archive, for who has just shown her password once more."""
    person = signed_in(request.user)
    export = requests.ready_export(person, public_id=public_id)
    exporting.note_download(actor=person, export=export)
    day = timezone.localtime(export.ready_at).strftime("%Y-%m-%d")
    answer = FileResponse(
        storage.path_of(export).open("rb"), as_attachment=True, filename=f"lernhub-{day}.zip"
    )
    answer["Cache-Control"] = "private, no-store"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: HttpRequest) -> HttpResponse:
    """What one can correct oneself, and a form for the rest."""
    person = signed_in(request.user)
    labels = [str(entry.label) for entry in own_data.followed() if entry.fields]
    form = CorrectionForm(request.POST if request.method == "POST" else None, kinds=labels)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                correcting.ask_for_correction(actor=person, **form.cleaned_data)
            except Conflict as error:
                form.add_error(None, error.message)
                status = error.status
            else:
                messages.success(request, _("Your request has been sent to the centre."))
                return redirect(reverse("privacy:correct") + "#requests")
    context = {
        "form": form,
        "corrections": requests.own_corrections(person)[: requests.PAGE_SIZE],
        "links": _links((_("Have data corrected"), "")),
    }
    return render(request, "privacy/correct.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@reauthentication_required(allow_get=True)  # type: ignore[untyped-decorator]
def leave(request: HttpRequest) -> HttpResponse:
    """What will be lost, then: erase the account."""
    person = signed_in(request.user)
    form = LeavingForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        planned = leaving.plan_deletion(actor=person, person=person)
        day = formats.date_format(timezone.localtime(planned.due_at), "DATE_FORMAT")
        messages.success(request, _("Your account will be erased on %(day)s.") % {"day": day})
        return redirect("privacy:overview")
    kinds = [kind for kind in own_data.kinds_of(person) if kind.number]
    obstacles = requests.obstacles_of(person)
    context = {
        "form": form,
        "deletion": requests.planned_deletion(person),
        "obstacles": obstacles,
        "is_ruled_out": any(obstacle.is_final for obstacle in obstacles),
        "going": [each for each in kinds if each.entry.on_erasure is Erasure.DELETE],
        "staying": [each for each in kinds if each.entry.on_erasure is not Erasure.DELETE],
        "grace_days": settings.LERNHUB_ERASURE_GRACE_DAYS,
        "links": _links((_("Erase the account"), "")),
    }
    return render(request, "privacy/leave.html", context, status=422 if form.is_bound else 200)


@require_POST
def keep(request: HttpRequest) -> HttpResponse:
    """Keep the account after all."""
    person = signed_in(request.user)
    planned = requests.planned_deletion(person)
    if planned is not None:
        leaving.cancel_deletion(actor=person, request=planned)
        messages.success(request, _("Your account stays. Nothing has been erased."))
    return redirect("privacy:overview")
