"""Taking a notebook along, handing it in, and what came of it."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from hub.notebooks import services
from hub.notebooks.forms import AwardForm, HandInForm
from hub.notebooks.selectors import notebook_given_out, notebook_unit, submission_for
from hub.notebooks.views.pages import links, page_context
from hub.notebooks.views.submission import submission_page
from lms.accounts.actors import signed_in
from lms.files.media_types import IPYNB
from lms.files.serving import serve
from lms.kernel.errors import Conflict, InvalidInput


@require_safe
def released(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """The learner's version, as a file."""
    unit = notebook_unit(request.user, slug=slug, key=key)
    row = notebook_given_out(unit)
    services.note_work(actor=signed_in(request.user), unit=unit)
    response = HttpResponse(row.released, content_type=IPYNB.name)
    response["Content-Disposition"] = f'attachment; filename="{unit.key}.ipynb"'
    response["Cache-Control"] = "private, no-store"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def hand_in(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Hand in a file; what is wrong with it stands beside the field."""
    unit = notebook_unit(request.user, slug=slug, key=key)
    form = HandInForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if form.is_bound and form.is_valid():
        try:
            taken = services.hand_in(
                actor=signed_in(request.user), unit=unit, content=form.cleaned_data["file"].read()
            )
        except (Conflict, InvalidInput) as error:
            form.add_error("file", error.message)
        else:
            messages.success(
                request, _("Version %(number)d is handed in.") % {"number": taken.number}
            )
            return redirect("notebooks:submission", slug, key, taken.public_id)
    context = page_context(unit) | {"form": form, "links": links(unit, (_("Hand in"), ""))}
    return render(request, "notebooks/hand_in.html", context, status=422 if form.is_bound else 200)


@require_safe
def submission(request: HttpRequest, slug: str, key: str, public_id: uuid.UUID) -> HttpResponse:
    """What came of one version, cell by cell."""
    unit = notebook_unit(request.user, slug=slug, key=key)
    found = submission_for(request.user, unit, public_id)
    return submission_page(request, found, AwardForm.of(found))


@require_safe
def file(request: HttpRequest, slug: str, key: str, public_id: uuid.UUID) -> HttpResponseBase:
    """The file that was handed in."""
    unit = notebook_unit(request.user, slug=slug, key=key)
    found = submission_for(request.user, unit, public_id)
    return serve(found.file, request, download=True, name=f"{unit.key}-{found.number}.ipynb")
