"""What learners answered, as a page and as files; and the content as a package."""

from django.http import FileResponse, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from courses.h5p.attaching import attached, content_file, statements_file
from courses.h5p.reporting import ContentReport, content_report
from courses.learning.selectors import learnt_unit
from lms.kernel import spreadsheet


@require_safe
def report(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Every (sub-)question with the answers given, and who has not answered yet."""
    unit = learnt_unit(request.user, slug=slug, key=key)
    found = content_report(request.user, unit)
    context = {
        "course": unit.course,
        "unit": unit,
        "report": found,
        "links": [
            (_("Courses"), reverse("catalogue:list")),
            (unit.course.title, reverse("catalogue:course", args=[slug])),
            (unit.title, reverse("learning:unit", args=[slug, key])),
            (_("Answers"), ""),
        ],
    }
    return render(request, "h5p/report.html", context)


@require_safe
def as_csv(request: HttpRequest, slug: str, key: str) -> StreamingHttpResponse:
    """The report as a table: one line for each answer to each question."""
    unit = learnt_unit(request.user, slug=slug, key=key)
    head = [
        _("Question"),
        _("Kind"),
        _("People"),
        _("Share right"),
        _("Median seconds"),
        _("Answer given"),
        _("Given by"),
        _("Right"),
    ]
    lines = spreadsheet.lines(head, _rows(content_report(request.user, unit)))
    return attached(lines, unit, media_type="text/csv; charset=utf-8", extension="csv")


def _rows(found: ContentReport | None) -> list[list[spreadsheet.Cell]]:
    words = {True: _("yes"), False: _("no"), None: ""}
    rows: list[list[spreadsheet.Cell]] = []
    for part in found.parts if found else []:
        start: list[spreadsheet.Cell] = [
            part.question,
            part.kind,
            part.people,
            None if part.share_right is None else f"{part.share_right:.0%}",
            None if part.median_seconds is None else f"{part.median_seconds:.0f}",
        ]
        if not part.answers:
            rows.append([*start, None, None, None])
        rows.extend(
            [*start, "; ".join(answer.words), answer.people, words[answer.is_right]]
            for answer in part.answers
        )
    return rows


@require_safe
def as_json_lines(request: HttpRequest, slug: str, key: str) -> StreamingHttpResponse:
    """All statements, one a line, people under pseudonyms."""
    return statements_file(request.user, learnt_unit(request.user, slug=slug, key=key))


@require_safe
def package(request: HttpRequest, slug: str, key: str) -> FileResponse:
    """The unit's content as an .h5p file, with all its libraries."""
    return content_file(request.user, learnt_unit(request.user, slug=slug, key=key))
