"""The structure of a course: sections and units in their order, arranged with buttons and forms."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from courses.authoring import services, undoing
from courses.authoring.forms import NewSectionForm, NewUnitForm, SectionForm
from courses.authoring.ordering import Place, one_down, one_up
from courses.authoring.selectors import structure_of, workshop_course
from courses.authoring.services.writing import order_of, require_structure, section_at, unit_at
from courses.authoring.undoing import Step
from courses.authoring.views.pages import course_context, show_refusal
from courses.outline.models import Course, Section
from courses.outline.policies import rights_in
from lms.accounts.actors import signed_in
from lms.kernel.errors import Conflict, InvalidInput
from lms.ui.toasts import say_with_undo


def _version(request: HttpRequest) -> int | None:
    """The structure that the page showed; None where none was sent."""
    sent = request.POST.get("version", "")
    return int(sent) if sent.isdecimal() else None


def _done(request: HttpRequest, course: Course, sentence: str, step: Step) -> HttpResponse:
    """Back to the structure, with the way back."""
    undoing.remember(request, step)
    say_with_undo(request, sentence, undo_url=reverse("authoring:undo", args=[course.slug]))
    return redirect(f"{reverse('authoring:structure', args=[course.slug])}#{step.key}")


@require_safe
def structure(request: HttpRequest, slug: str) -> HttpResponse:
    """All sections and units."""
    return _structure(request, workshop_course(request.user, slug))


def _structure(
    request: HttpRequest,
    course: Course,
    *,
    section_form: NewSectionForm | None = None,
    unit_forms: dict[str, NewUnitForm] | None = None,
    status: int = 200,
) -> HttpResponse:
    found = structure_of(course)
    given = unit_forms or {}
    context = {
        **course_context(request, course, current="workshop", title=""),
        "structure": found,
        "rights": rights_in(request.user, course),
        "section_form": section_form or NewSectionForm(prefix="section"),
        "section_open": section_form is not None or not found.sections,
        "parts": [
            (
                part,
                given.get(part.section.key) or NewUnitForm(prefix=part.section.key),
                part.section.key in given,
            )
            for part in found.sections
        ],
    }
    return render(request, "authoring/structure.html", context, status=status)


@require_POST
def add_section(request: HttpRequest, slug: str) -> HttpResponse:
    """A new section at the end."""
    course = workshop_course(request.user, slug)
    form = NewSectionForm(request.POST, prefix="section")
    if not form.is_valid():
        return _structure(request, course, section_form=form, status=422)
    section = services.add_section(
        actor=signed_in(request.user), course=course, title=form.cleaned_data["title"]
    )
    return redirect(f"{reverse('authoring:structure', args=[slug])}#{section.key}")


@require_POST
def add_unit(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """A new unit at the end of the section; its text is written next."""
    course = workshop_course(request.user, slug)
    section_at(course, key)
    form = NewUnitForm(request.POST, prefix=key)
    if not form.is_valid():
        return _structure(request, course, unit_forms={key: form}, status=422)
    unit = services.add_unit(
        actor=signed_in(request.user),
        course=course,
        section_key=key,
        title=form.cleaned_data["title"],
        kind_key=form.cleaned_data["kind"],
    )
    messages.success(request, _("“%(unit)s” is there, as a draft.") % {"unit": unit.title})
    return redirect("editor:unit", slug, unit.key)


@require_http_methods(["GET", "HEAD", "POST"])
def section(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """A section's title, and what comes before it."""
    course = workshop_course(request.user, slug)
    found = section_at(course, key)
    others = Section.objects.filter(course=course).exclude(pk=found.pk)
    form = SectionForm(
        request.POST if request.method == "POST" else None,
        others=list(others.values_list("key", "title")),
        initial={
            "title": found.title,
            "requires": list(found.requires.values_list("key", flat=True)),
        },
    )
    if form.is_valid():
        try:
            services.change_section(
                actor=signed_in(request.user),
                course=course,
                key=key,
                title=form.cleaned_data["title"],
                requires=form.cleaned_data.get("requires", ()),
            )
        except InvalidInput as refusal:
            show_refusal(form, refusal)
        else:
            return redirect(f"{reverse('authoring:structure', args=[slug])}#{key}")
    context = {
        **course_context(request, course, current="workshop", title=found.title),
        "form": form,
        "section": found,
        "is_empty": not found.units.exists(),
    }
    return render(request, "authoring/section.html", context, status=422 if form.errors else 200)


@require_POST
def move_section(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Put a section elsewhere."""
    course = workshop_course(request.user, slug)
    found = section_at(course, key)
    keys = list(order_of(course))
    at = keys.index(key)
    before = {
        "up": keys[at - 1] if at else key,
        "down": [*keys, "", ""][at + 2],
    }.get(request.POST.get("direction", ""), request.POST.get("before", ""))
    try:
        stood = services.move_section(
            actor=signed_in(request.user),
            course=course,
            key=key,
            before=before,
            version=_version(request),
        )
    except Conflict as conflict:
        messages.warning(request, conflict.message)
        return redirect("authoring:structure", slug)
    sentence = _("The section “%(title)s” has been moved.") % {"title": found.title}
    return _done(request, course, sentence, Step(slug, "section", key, before=stood))


@require_POST
def remove_section(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Take an empty section away."""
    course = workshop_course(request.user, slug)
    try:
        services.remove_section(actor=signed_in(request.user), course=course, key=key)
    except Conflict as conflict:
        messages.warning(request, conflict.message)
    return redirect("authoring:structure", slug)


@require_POST
def move_unit(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Put a unit one up, one down, or to a place."""
    course = workshop_course(request.user, slug)
    unit = unit_at(course, key)
    place = _wished_place(request, course, key)
    try:
        if place is None:
            require_structure(course, _version(request))
            return redirect(f"{reverse('authoring:structure', args=[slug])}#{key}")
        stood = services.move_unit(
            actor=signed_in(request.user),
            course=course,
            key=key,
            to=place,
            version=_version(request),
        )
    except (Conflict, InvalidInput) as refusal:
        messages.warning(request, refusal.message)
        return redirect("authoring:structure", slug)
    sentence = _("“%(unit)s” has been moved.") % {"unit": unit.title}
    return _done(request, course, sentence, Step(slug, "unit", key, stood.section, stood.before))


def _wished_place(request: HttpRequest, course: Course, key: str) -> Place | None:
    """One up, one down, or "section/before" out of the list of places; None at the very end."""
    direction = request.POST.get("direction", "")
    if direction in ("up", "down"):
        order = order_of(course)
        return one_up(order, key) if direction == "up" else one_down(order, key)
    section_key, _slash, before = request.POST.get("place", "").partition("/")
    return Place(section_key, before)


@require_POST
def duplicate_unit(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """The unit once more."""
    course = workshop_course(request.user, slug)
    copy = services.duplicate_unit(actor=signed_in(request.user), course=course, key=key)
    messages.success(request, _("“%(unit)s” is there, as a draft.") % {"unit": copy.title})
    return redirect(f"{reverse('authoring:structure', args=[slug])}#{copy.key}")


@require_POST
def undo(request: HttpRequest, slug: str) -> HttpResponse:
    """Take the last change of the structure back."""
    course = workshop_course(request.user, slug)
    step = undoing.take(request, slug=slug)
    if step is None:
        messages.info(request, _("There is nothing to take back any more."))
        return redirect("authoring:structure", slug)
    actor, place = signed_in(request.user), Place(step.section, step.before)
    if step.do == "section":
        services.move_section(actor=actor, course=course, key=step.key, before=step.before)
    elif step.do == "restore":
        services.restore_unit(actor=actor, course=course, key=step.key, to=place)
    else:
        services.move_unit(actor=actor, course=course, key=step.key, to=place)
    messages.success(request, _("It is as it was before."))
    return redirect(f"{reverse('authoring:structure', args=[slug])}#{step.key}")
