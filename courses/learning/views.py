"""The player: resume, open a unit, mark it, the confirmation, a course's files."""

import contextlib
import datetime
import uuid
from pathlib import PurePosixPath
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from courses.activities.contract import Presentation
from courses.activities.registry import kind_of
from courses.activities.score_words import SaidScore
from courses.enrolment.selectors import enrolment_in, known_course
from courses.learning import selectors, services
from courses.learning.panels import panels_below
from courses.learning.presenting import html_of, presentation_of, visit_or_way_in
from courses.learning.selectors import Visit
from courses.learning.standing import CourseStanding, UnitEntry, standing_in
from courses.outline.models import Unit
from lms.accounts.actors import signed_in
from lms.files.serving import requested_width, serve
from lms.kernel.clock import now
from lms.kernel.errors import Conflict

SAME_VISIT = datetime.timedelta(minutes=1)


def unit_url(unit: Unit) -> str:
    """The address of a unit's page."""
    return reverse("learning:unit", args=[unit.course.slug, unit.key])


@require_GET
def resume(request: HttpRequest, slug: str) -> HttpResponse:
    """Go on where the learner was."""
    course = selectors.learnt_course(request.user, slug)
    enrolled = enrolment_in(request.user, course) is not None
    standing = standing_in(request.user, course, as_team=not enrolled)
    if standing.resume is None:
        return redirect("catalogue:course", slug)
    return redirect(unit_url(standing.resume.unit))


@require_GET
def unit(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """One unit in the player. Opening it is noted, unless a browser only looks ahead."""
    visit = visit_or_way_in(request.user, slug=slug, key=key)
    standing = _note_opening(request, visit) or standing_in(
        request.user, visit.unit.course, as_team=not visit.enrolled
    )
    context = _unit_context(request, visit, standing)
    response = render(request, "learning/unit.html", context)
    _open_frames(request, response, context["presentation"])
    return response


def _open_frames(
    request: HttpRequest, response: HttpResponse, presentation: Presentation | None
) -> None:
    """Frames are closed on all pages; a unit's opens those addresses that its kind names."""
    if presentation is not None and presentation.frames:
        frames = [request.build_absolute_uri(path) for path in presentation.frames]
        response._csp_update = {"frame-src": frames}  # type: ignore[attr-defined]  # noqa: SLF001


def _is_prefetch(request: HttpRequest) -> bool:
    return "prefetch" in request.headers.get("Sec-Purpose", "")


def _note_opening(request: HttpRequest, visit: Visit) -> CourseStanding | None:
    """Note it and return the standing after it; None when there was nothing to note.

    Opening again what was just opened is the same visit. A closed unit is not noted as opened: its page
    shows what to do first.
    """
    is_same_visit = visit.noted_at is not None and now() - visit.noted_at < SAME_VISIT
    if not visit.enrolled or is_same_visit or _is_prefetch(request):
        return None
    with contextlib.suppress(Conflict):
        return services.record_view(actor=signed_in(request.user), unit=visit.unit)
    return None


def _unit_context(request: HttpRequest, visit: Visit, standing: CourseStanding) -> dict[str, Any]:
    current, enrolled = visit.unit, visit.enrolled
    entry = standing.entry_of(current)
    before, after = standing.neighbours(current)
    presentation = presentation_of(request.user, entry, enrolled=enrolled)
    return {
        "course": current.course,
        "unit": current,
        "entry": entry,
        "standing": standing,
        "before": before,
        "after": after,
        "enrolled": enrolled,
        "score": _said_score(entry),
        "presentation": presentation,
        "panels": panels_below(request, visit),
        "content": html_of(presentation, request),
        "links": [
            (_("Courses"), reverse("catalogue:list")),
            (current.course.title, reverse("catalogue:course", args=[current.course.slug])),
            (current.title, ""),
        ],
    }


def _said_score(entry: UnitEntry) -> SaidScore | None:
    """The score in the words of the unit's kind, where a score completes it."""
    condition = entry.condition
    if condition.needed_percent is None:
        return None
    words = kind_of(entry.unit.kind).score_words
    return words.said(needed=condition.needed_percent, reached=condition.reached_percent)


@require_POST
def mark(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Mark a unit as done and go on to the next one, or to the course when it was the last."""
    current = selectors.learnt_unit(request.user, slug=slug, key=key)
    before = standing_in(request.user, current.course).completed_at
    services.mark_done(actor=signed_in(request.user), unit=current)
    standing = standing_in(request.user, current.course)
    if before is None and standing.completed_at is not None:
        messages.success(request, _("Well done: you have completed the whole course."))
        return redirect("learning:confirmation", slug)
    messages.success(request, _("“%(unit)s” is done.") % {"unit": current.title})
    after = standing.neighbours(current)[1]
    if after is None:
        return redirect("catalogue:course", slug)
    return redirect(unit_url(after.unit))


@require_POST
def unmark(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Take the mark back."""
    current = selectors.learnt_unit(request.user, slug=slug, key=key)
    services.unmark_done(actor=signed_in(request.user), unit=current)
    messages.info(request, _("“%(unit)s” is open again.") % {"unit": current.title})
    return redirect(unit_url(current))


@require_GET
def confirmation(request: HttpRequest, slug: str) -> HttpResponse:
    """The printable confirmation, or what is still missing for it."""
    found = selectors.confirmation_by_slug(request.user, slug)
    course = (found.course if found else None) or known_course(request.user, slug)
    context = {
        "course": course,
        "title": course.title,
        "confirmation": found,
        "standing": standing_in(request.user, course),
        "links": [
            (_("Courses"), reverse("catalogue:list")),
            (course.title, reverse("catalogue:course", args=[slug])),
            (_("Confirmation"), ""),
        ],
    }
    return render(request, "learning/confirmation.html", context)


@require_GET
def own_confirmation(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """A confirmation by its number: it is there even when its course is not."""
    found = selectors.own_confirmation(request.user, public_id)
    links = [(_("Courses"), reverse("catalogue:list")), (found.course_title, "")]
    context = {"confirmation": found, "title": found.course_title, "links": links}
    return render(request, "learning/confirmation.html", context)


@require_GET
def file(request: HttpRequest, slug: str, path: str) -> HttpResponseBase:
    """A picture or download of a course, for those who learn in it."""
    found = selectors.course_file(request.user, slug=slug, path=path)
    name = PurePosixPath(found.path).name
    return serve(found.stored_file, request, width=requested_width(request), name=name)
