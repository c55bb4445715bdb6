"""The roster of a course, the page of one learner in it, and the whole as a file."""

import uuid
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from courses.outline.models import Course
from courses.outline.tabs import tabs_for
from courses.roster.download import file_lines
from courses.roster.filters import PAGE_NAMES, RosterFilter, Shown, parameters_of, read_filter
from courses.roster.report import learner_report
from courses.roster.selectors import (
    RosterSummary,
    places_to_choose,
    roster_course,
    roster_page,
    roster_summary,
    whole_roster,
)
from courses.roster.stuck import STUCK_AFTER_DAYS
from courses.roster.words import SHOWN_LABELS, SORT_LABELS


@dataclass(frozen=True)
class Chip:
    """A group of learners to look at, with how many they are."""

    label: str
    number: int
    url: str
    is_current: bool


@require_safe
def roster(request: HttpRequest, slug: str) -> HttpResponse:
    """Who takes part, how far they are, and who is stuck on what."""
    course = roster_course(request.user, slug)
    chosen = read_filter(request.GET, names=PAGE_NAMES)
    summary = roster_summary(request.user, course)
    page = roster_page(request.user, course, chosen=chosen, key=request.GET.get("ab"))
    context = {
        "course": course,
        "tabs": tabs_for(request.user, course, current="roster"),
        "chosen": chosen,
        "chips": _chips(chosen, summary),
        "sorts": [(sort.value, label, sort is chosen.sort) for sort, label in SORT_LABELS.items()],
        "places": places_to_choose(request.user, course),
        "summary": summary,
        "stuck": summary.numbers[Shown.STUCK],
        "finished": summary.numbers[Shown.FINISHED],
        "is_narrowed": bool(chosen.search or chosen.school or chosen.school_class),
        "page": page,
        "query": urlencode(parameters_of(chosen, names=PAGE_NAMES)),
        "stuck_after_days": STUCK_AFTER_DAYS,
        "links": _links(course, (_("Participants"), "")),
    }
    return render(request, "roster/roster.html", context)


def _chips(chosen: RosterFilter, summary: RosterSummary) -> list[Chip]:
    """One link for each group of learners, keeping the rest of the choice."""
    kept = parameters_of(chosen, names=PAGE_NAMES)
    return [
        Chip(
            label=str(label),
            number=summary.numbers[shown],
            url="?" + urlencode({**kept, PAGE_NAMES.shown: shown.value}),
            is_current=shown is chosen.shown,
        )
        for shown, label in SHOWN_LABELS.items()
    ]


def _links(course: Course, *last: tuple[str, str]) -> list[tuple[str, str]]:
    return [
        (_("Courses"), reverse("catalogue:list")),
        (course.title, reverse("catalogue:course", args=[course.slug])),
        *last,
    ]


@require_safe
def roster_file(request: HttpRequest, slug: str) -> StreamingHttpResponse:
    """The chosen rows as a file for spreadsheets, sent while it is read."""
    course = roster_course(request.user, slug)
    chosen = read_filter(request.GET, names=PAGE_NAMES)
    lines = file_lines(whole_roster(request.user, course, chosen=chosen))
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{course.slug}.csv"'
    response["Cache-Control"] = "private, no-store"
    return response


@require_safe
def learner(request: HttpRequest, slug: str, public_id: uuid.UUID) -> HttpResponse:
    """One learner's way through this course."""
    course = roster_course(request.user, slug)
    report = learner_report(request.user, course, public_id=public_id)
    roster_url = reverse("roster:roster", args=[slug])
    context = {
        "course": course,
        "tabs": tabs_for(request.user, course, current="roster"),
        "report": report,
        "row": report.row,
        "links": _links(course, (_("Participants"), roster_url), (report.row.name, "")),
    }
    return render(request, "roster/learner.html", context)
