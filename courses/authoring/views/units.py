"""One unit's properties, and taking it out of the course."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from courses.authoring import services, undoing
from courses.authoring.errors import absent_unit
from courses.authoring.foreseeing import foresee_unit
from courses.authoring.foresight import Consequences
from courses.authoring.forms import UnitForm, initial_of
from courses.authoring.ordering import Place
from courses.authoring.selectors import unit_properties, workshop_course
from courses.authoring.services.publishing import LONGEST_NOTE
from courses.authoring.services.writing import unit_at
from courses.authoring.undoing import Step
from courses.authoring.views.pages import course_context, show_refusal
from courses.outline.models import Course, Unit
from courses.outline.selectors import current_units
from lms.accounts.actors import signed_in
from lms.kernel.errors import Conflict, InvalidInput
from lms.ui.toasts import say_with_undo


@require_http_methods(["GET", "HEAD", "POST"])
def properties(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """What is said of a unit besides its text."""
    course = workshop_course(request.user, slug)
    unit = unit_at(course, key)
    form = _form(request, course, unit)
    seen = request.POST.get("seen", "")
    if form.is_valid():
        foreseen = foresee_unit(unit, form.properties())
        if foreseen.concern_anybody and "confirmed" not in request.POST:
            return _ask(request, unit, foreseen)
        try:
            _change(request, course, unit, form)
        except InvalidInput as refusal:
            show_refusal(form, refusal)
        except Conflict as refusal:
            show_refusal(form, refusal)
            seen = ""
        else:
            _tell(request, course)
            return redirect(f"{reverse('authoring:structure', args=[slug])}#{key}")
    context = {
        **course_context(request, course, current="workshop", title=unit.title),
        "unit": unit,
        "form": form,
        "seen": seen or unit_properties(unit_at(course, key)).fingerprint,
    }
    return render(request, "authoring/unit.html", context, status=422 if form.errors else 200)


def _form(request: HttpRequest, course: Course, unit: Unit) -> UnitForm:
    others = current_units(course).exclude(pk=unit.pk).values_list("key", "title")
    return UnitForm(
        request.POST if request.method == "POST" else None,
        unit=unit,
        others=list(others),
        initial=initial_of(unit_properties(unit)),
    )


def _change(request: HttpRequest, course: Course, unit: Unit, form: UnitForm) -> None:
    services.change_unit(
        actor=signed_in(request.user),
        course=course,
        key=unit.key,
        wanted=form.properties(),
        seen=request.POST.get("seen", ""),
    )
    title = form.cleaned_data["title"]
    messages.success(request, _("“%(unit)s” has been saved.") % {"unit": title})


def _ask(
    request: HttpRequest, unit: Unit, foreseen: Consequences, *, step: str = "change"
) -> HttpResponse:
    """What the change means to those who learn; nothing is changed yet."""
    left_out = {"csrfmiddlewaretoken", "note"}
    kept = [
        (name, value)
        for name, values in request.POST.lists()
        if name not in left_out
        for value in values
    ]
    context = {
        **course_context(request, unit.course, current="workshop", title=unit.title),
        "unit": unit,
        "foreseen": foreseen,
        "step": step,
        "kept": kept,
        "note": request.POST.get("note", ""),
    }
    return render(request, "authoring/consequences.html", context)


def _tell(request: HttpRequest, course: Course) -> None:
    """The words to those who take part, if there are any."""
    note = request.POST.get("note", "").strip()
    if note:
        services.tell_learners(
            actor=signed_in(request.user), course=course, text=note[:LONGEST_NOTE]
        )


@require_POST
def archive(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Take the unit out of the course; it stays below the structure and can come back."""
    course = workshop_course(request.user, slug)
    unit = unit_at(course, key)
    foreseen = foresee_unit(unit, None)
    if foreseen.concern_anybody and "confirmed" not in request.POST:
        return _ask(request, unit, foreseen, step="archive")
    stood = services.archive_unit(actor=signed_in(request.user), course=course, key=key)
    _tell(request, course)
    undoing.remember(request, Step(slug, "restore", key, stood.section, stood.before))
    say_with_undo(
        request,
        _("“%(unit)s” is archived. What learners did in it is kept.") % {"unit": unit.title},
        undo_url=reverse("authoring:undo", args=[slug]),
    )
    return redirect("authoring:structure", slug)


@require_POST
def restore(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Bring an archived unit back, to the end of a section."""
    course = workshop_course(request.user, slug)
    unit = Unit.objects.filter(course=course, key=key).first()
    if unit is None:
        raise absent_unit()
    unit.course = course
    foreseen = foresee_unit(unit, unit_properties(unit))
    if foreseen.concern_anybody and "confirmed" not in request.POST:
        return _ask(request, unit, foreseen, step="restore")
    services.restore_unit(
        actor=signed_in(request.user),
        course=course,
        key=key,
        to=Place(request.POST.get("section", "")),
    )
    _tell(request, course)
    messages.success(request, _("“%(unit)s” is back.") % {"unit": unit.title})
    return redirect(f"{reverse('authoring:structure', args=[slug])}#{key}")
