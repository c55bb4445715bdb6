"""Taking a notebook along, handing it in, and what came of it."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from courses.outline.models import Unit
from hub.notebooks import services
from hub.notebooks.forms import AwardForm, HandInForm
from hub.notebooks.models import Submission
from hub.notebooks.policies import may_grade
from hub.notebooks.records import feedback_of
from hub.notebooks.selectors import (
    notebook_given_out,
    notebook_of,
    notebook_unit,
    submission_for,
    work_in,
)
from hub.notebooks.showing import shown_submission
from lms.accounts.actors import signed_in
from lms.files.media_types import IPYNB
from lms.files.serving import serve
from lms.kernel.errors import InvalidInput


def _links(unit: Unit, *last: tuple[str, str]) -> list[tuple[str, str]]:
    slug = unit.course.slug
    return [
        (_("Courses"), reverse("catalogue:list")),
        (unit.course.title, reverse("catalogue:course", args=[slug])),
        (unit.title, reverse("learning:unit", args=[slug, unit.key])),
        *last,
    ]


@require_safe
def released(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """The learner's version, as a file."""
    unit = notebook_unit(request.user, slug=slug, key=key)
    response = HttpResponse(notebook_given_out(unit).released, content_type=IPYNB.name)
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
        except InvalidInput as error:
            form.add_error("file", error.message)
        else:
            messages.success(
                request, _("Version %(number)d is handed in.") % {"number": taken.number}
            )
            return redirect("notebooks:submission", slug, key, taken.public_id)
    context = {
        "unit": unit,
        "course": unit.course,
        "form": form,
        "links": _links(unit, (_("Hand in"), "")),
    }
    return render(request, "notebooks/hand_in.html", context, status=422 if form.is_bound else 200)


@require_safe
def report(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Who handed in, and what came of it."""
    unit = notebook_unit(request.user, slug=slug, key=key)
    context = {
        "unit": unit,
        "course": unit.course,
        "row": notebook_of(unit),
        "work": work_in(request.user, unit),
        "links": _links(unit, (_("Handed in"), "")),
    }
    return render(request, "notebooks/report.html", context)


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


@require_safe
def submission(request: HttpRequest, slug: str, key: str, public_id: uuid.UUID) -> HttpResponse:
    """What came of one version, cell by cell."""
    unit = notebook_unit(request.user, slug=slug, key=key)
    found = submission_for(request.user, unit, public_id)
    return _submission_page(request, found, AwardForm(initial={"points": found.counted_points}))


@require_safe
def file(request: HttpRequest, slug: str, key: str, public_id: uuid.UUID) -> HttpResponseBase:
    """The file that was handed in."""
    unit = notebook_unit(request.user, slug=slug, key=key)
    found = submission_for(request.user, unit, public_id)
    return serve(found.file, request, download=True, name=f"{unit.key}-{found.number}.ipynb")


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
    return _submission_page(request, found, form)


def _submission_page(request: HttpRequest, found: Submission, form: AwardForm) -> HttpResponse:
    unit = found.unit
    context = {
        "unit": unit,
        "course": unit.course,
        "submission": found,
        "feedback": feedback_of(found.record),
        "content": shown_submission(found),
        "is_own": found.learner_id == request.user.pk,
        "may_grade": may_grade(request.user, unit.course),
        "form": form,
        "links": _links(unit, (_("Version %(number)d") % {"number": found.number}, "")),
    }
    return render(
        request, "notebooks/submission.html", context, status=422 if form.is_bound else 200
    )
