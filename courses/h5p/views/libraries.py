"""The centre's shelf of H5P libraries: programs that run in learners' browsers only when it says so."""

import tempfile
import uuid
from collections.abc import Sequence
from pathlib import Path

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST, require_safe

from courses.h5p.models import Approval, Library
from courses.h5p.selectors import (
    chosen_libraries,
    library_shelf,
    library_uses,
    rivals_of,
    visible_library,
)
from courses.h5p.services import add_package_of_libraries, decide_libraries
from lms.accounts.actors import signed_in
from lms.kernel.errors import InvalidInput


class PackageForm(forms.Form):
    """A package whose libraries the centre wants."""

    package = forms.FileField(
        label=gettext_lazy("H5P package"),
        help_text=gettext_lazy("Its libraries are added; its content is not."),
        widget=forms.FileInput(attrs={"accept": ".h5p"}),
    )


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """All libraries: waiting, approved, blocked."""
    shelf = library_shelf(request.user, chosen=request.GET.get("stand", ""))
    context = {"shelf": shelf, "form": PackageForm(), "links": _links()}
    return render(request, "h5p/libraries.html", context)


@require_safe
def library(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """One library: where it came from, what uses it, and others of the same version."""
    found = visible_library(request.user, str(public_id))
    context = {
        "library": found,
        "rivals": rivals_of(found),
        "uses": library_uses(found),
        "links": _links((str(found), "")),
    }
    return render(request, "h5p/library.html", context)


@require_POST
def decide(request: HttpRequest) -> HttpResponse:
    """Approve or block what was ticked, or all that one package brought."""
    approval = Approval.APPROVED if request.POST.get("decision") == "approve" else Approval.BLOCKED
    chosen = chosen_libraries(
        request.user, ids=request.POST.getlist("library"), origin=request.POST.get("origin", "")
    )
    changed = decide_libraries(actor=signed_in(request.user), libraries=chosen, approval=approval)
    messages.success(request, _decided(len(changed), approval))
    return redirect("h5p:libraries")


def _decided(number: int, approval: Approval) -> str:
    if approval == Approval.APPROVED:
        text = ngettext(
            "%(number)s library is approved.", "%(number)s libraries are approved.", number
        )
    else:
        text = ngettext(
            "%(number)s library is blocked.", "%(number)s libraries are blocked.", number
        )
    return text % {"number": number}


@require_POST
def add(request: HttpRequest) -> HttpResponse:
    """Take the libraries of a package."""
    form = PackageForm(request.POST, request.FILES)
    shelf = library_shelf(request.user, chosen="")
    if form.is_valid():
        upload = form.cleaned_data["package"]
        try:
            with tempfile.NamedTemporaryFile(suffix=".h5p") as file:
                for chunk in upload.chunks():
                    file.write(chunk)
                file.flush()
                rows = add_package_of_libraries(
                    actor=signed_in(request.user), location=Path(file.name), name=upload.name
                )
        except InvalidInput as error:
            form.add_error("package", error.fields.get("package", error.message))
        else:
            text = ngettext(
                "%(number)s library is here now.", "%(number)s libraries are here now.", len(rows)
            )
            messages.success(request, text % {"number": len(rows)})
            _warn_of_rivals(request, rows)
            return redirect("h5p:libraries")
    context = {"shelf": shelf, "form": form, "links": _links()}
    return render(request, "h5p/libraries.html", context, status=422)


def _warn_of_rivals(request: HttpRequest, rows: Sequence[Library]) -> None:
    doubtful = [str(row) for row in rows if rivals_of(row).exists()]
    if doubtful:
        text = _(
            "Another library of the same version with other contents is here already: %(names)s. What runs "
            "stays as it is."
        )
        messages.warning(request, text % {"names": ", ".join(doubtful)})


def _links(*last: tuple[str, str]) -> list[tuple[str, str]]:
    return [(_("H5P libraries"), reverse("h5p:libraries") if last else ""), *last]
