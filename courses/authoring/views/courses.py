"""The author's own courses, and new ones."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from courses.authoring import services
from courses.authoring.creating_forms import CopyForm, NewCourseForm, PackageForm
from courses.authoring.selectors import (
    deleted_courses,
    my_courses,
    other_courses,
    own_delivery,
    require_workshop,
    workshop_course,
)
from courses.authoring.views.pages import show_refusal
from courses.outline.policies import may_create_courses
from courses.outline.vocabulary import Audience
from courses.packages.problems import PackageInvalid
from courses.packages.services import ImportReport
from lms.accounts.actors import signed_in
from lms.kernel.errors import Conflict, DomainError, InvalidInput


def _links(title: str = "") -> list[tuple[str, str]]:
    if not title:
        return [(_("Workshop"), "")]
    return [(_("Workshop"), reverse("authoring:courses")), (title, "")]


@require_safe
def courses(request: HttpRequest) -> HttpResponse:
    """What one writes, what one may write, what lies in the bin."""
    require_workshop(request.user)
    context = {
        "mine": my_courses(request.user),
        "others": other_courses(request.user),
        "deleted": deleted_courses(request.user),
        "may_create": may_create_courses(request.user),
        "links": _links(),
    }
    return render(request, "authoring/courses.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """A course from nothing."""
    require_workshop(request.user, creating=True)
    form = NewCourseForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        data = form.cleaned_data
        try:
            course = services.create_course(
                actor=signed_in(request.user),
                title=data["title"],
                audience=Audience(data["audience"]),
                language=data["language"],
                slug=data["slug"],
            )
        except (InvalidInput, Conflict) as refusal:
            show_refusal(form, refusal)
        else:
            return redirect("authoring:structure", course.slug)
    title = _("New course")
    context = {"form": form, "title": title, "links": _links(title)}
    return render(request, "authoring/new.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def copy(request: HttpRequest, slug: str) -> HttpResponse:
    """A course from another one."""
    course = workshop_course(request.user, slug)
    require_workshop(request.user, creating=True)
    initial = {"title": _("%(title)s (copy)") % {"title": course.title[:140]}}
    form = CopyForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        data = form.cleaned_data
        try:
            made = services.copy_course(
                actor=signed_in(request.user), course=course, title=data["title"], slug=data["slug"]
            )
        except (InvalidInput, Conflict, PackageInvalid) as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("The copy is there, as a draft. Nobody takes part in it."))
            return redirect("authoring:structure", made.slug)
    title = _("Copy “%(title)s”") % {"title": course.title}
    context = {"form": form, "course": course, "title": title, "links": _links(title)}
    return render(request, "authoring/copy.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def package(request: HttpRequest) -> HttpResponse:
    """Upload a package; what it would change is shown next."""
    require_workshop(request.user, creating=True)
    is_sent = request.method == "POST"
    form = PackageForm(request.POST, request.FILES) if is_sent else PackageForm()
    if form.is_valid():
        upload = form.cleaned_data["package"]
        try:
            delivery = services.deliver_package(
                actor=signed_in(request.user), content=upload.file, name=upload.name
            )
        except InvalidInput as refusal:
            form.add_error("package", refusal.message)
        else:
            return redirect("authoring:delivery", delivery.public_id)
    title = _("Course from a package")
    context = {"form": form, "title": title, "links": _links(title)}
    return render(request, "authoring/package.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def delivery(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """What an uploaded package would change, with every problem; then bring it in."""
    require_workshop(request.user, creating=True)
    found = own_delivery(request.user, public_id=public_id)
    act = services.import_delivery if request.method == "POST" else services.try_delivery
    report: ImportReport | None = None
    refusal: DomainError | None = None
    try:
        report = act(actor=signed_in(request.user), delivery=found)
    except DomainError as error:
        refusal = error
    if report is not None and request.method == "POST":
        messages.success(request, _("“%(title)s” is in.") % {"title": report.course.title})
        return redirect("authoring:structure", report.course.slug)
    title = found.name
    context = {
        "delivery": found,
        "report": report,
        "refusal": refusal,
        "problems": refusal.problems if isinstance(refusal, PackageInvalid) else (),
        "title": title,
        "links": _links(title),
    }
    return render(request, "authoring/delivery.html", context, status=422 if refusal else 200)
