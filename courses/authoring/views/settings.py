"""Settings of a course, its competences, its picture."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from courses.authoring import services
from courses.authoring.competences import chosen_competences, competences_for
from courses.authoring.selectors import pictures_of, workshop_course
from courses.authoring.settings import settings_of
from courses.authoring.settings_forms import ImageForm, SettingsForm, initial_of_settings
from courses.authoring.surroundings import render_description
from courses.authoring.views.pages import course_context, show_refusal
from courses.outline.vocabulary import Proficiency
from lms.accounts.actors import signed_in
from lms.kernel.errors import Conflict, InvalidInput


@require_http_methods(["GET", "HEAD", "POST"])
def settings(request: HttpRequest, slug: str) -> HttpResponse:
    """All that the catalogue shows of the course."""
    course = workshop_course(request.user, slug)
    present = settings_of(course)
    seen = request.POST.get("seen", present.fingerprint)
    form = SettingsForm(
        request.user,
        course,
        request.POST if request.method == "POST" else None,
        initial=initial_of_settings(present),
    )
    if "preview" not in request.POST and form.is_valid():
        try:
            changed = services.change_settings(
                actor=signed_in(request.user), course=course, wanted=form.settings(), seen=seen
            )
        except InvalidInput as refusal:
            show_refusal(form, refusal)
        except Conflict as refusal:
            show_refusal(form, refusal)
            seen = present.fingerprint
        else:
            messages.success(request, _("The settings are saved."))
            return redirect("authoring:settings", changed.slug)
    context = {
        **course_context(request, course, current="workshop", title=_("Settings")),
        "form": form,
        "seen": seen,
        "competences": chosen_competences(course),
        "described": render_description(course, str(form["description"].value() or "")),
    }
    status = 422 if "preview" not in request.POST and form.errors else 200
    return render(request, "authoring/settings.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def competences(request: HttpRequest, slug: str) -> HttpResponse:
    """What the course develops: found by a search, added, given a level, taken away."""
    course = workshop_course(request.user, slug)
    search = request.GET.get("suche", "").strip()
    if request.method == "POST":
        actor, reference = signed_in(request.user), request.POST.get("reference", "")
        try:
            if request.POST.get("do") == "drop":
                services.drop_competence(actor=actor, course=course, reference=reference)
            else:
                level = request.POST.get("level", "")
                services.set_competence(
                    actor=actor, course=course, reference=reference, level=level
                )
        except InvalidInput as refusal:
            messages.warning(request, " ".join(refusal.fields.values()) or refusal.message)
        return redirect(request.get_full_path())
    context = {
        **course_context(request, course, current="workshop", title=_("Competences")),
        "chosen": chosen_competences(course),
        "found": competences_for(course, search=search),
        "search": search,
        "levels": Proficiency.values,
    }
    return render(request, "authoring/competences.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def image(request: HttpRequest, slug: str) -> HttpResponse:
    """The title picture: chosen among the course's files, with what of it must stay in view."""
    course = workshop_course(request.user, slug)
    pictures = pictures_of(course)
    form = ImageForm(
        request.POST if request.method == "POST" else None,
        initial={
            "path": course.image.path if course.image else "",
            "alt": course.image.alt if course.image else "",
            "decorative": bool(course.image and course.image.decorative),
            "focus_x": course.focus_x,
            "focus_y": course.focus_y,
        },
    )
    form.fields["path"].choices = [  # type: ignore[attr-defined]
        ("", _("None: a pattern is drawn")),
        *((picture.path, picture.path) for picture in pictures),
    ]
    if form.is_valid():
        try:
            services.set_image(actor=signed_in(request.user), course=course, **form.cleaned_data)
        except InvalidInput as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("The picture is saved."))
            return redirect("authoring:image", slug)
    context = {
        **course_context(request, course, current="workshop", title=_("Picture")),
        "form": form,
        "pictures": pictures,
    }
    return render(request, "authoring/image.html", context, status=422 if form.errors else 200)
