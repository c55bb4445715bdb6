"""What the pages of the editor have in common."""

import re
from typing import Any
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from courses.activities.registry import kind_of
from courses.editor import selectors
from courses.editor.findings import Finding, line_of
from courses.editor.forms import Sent, body_of, form_of, is_markdown, other_fields
from courses.editor.looking import Look, look_at
from courses.editor.selectors import OfferedFile, WorkingCopy
from courses.editor.versions import Content
from courses.editor.words import words_of_scripts
from courses.outline.models import Course, Unit
from courses.outline.tabs import tabs_for
from lms.accounts.actors import signed_in
from lms.kernel.public_ids import new_public_id


def unit_address(unit: Unit, name: str = "unit", *more: Any) -> str:
    """The address of a page of the editor."""
    return reverse(f"editor:{name}", args=[unit.course.slug, unit.key, *more])


def workshop_address(course: Course) -> str:
    """Where the course as a whole is edited."""
    return reverse("authoring:structure", args=[course.slug])


def links_to(unit: Unit, *last: str) -> list[tuple[str, str]]:
    """The path to a page about `unit`."""
    course = unit.course
    return [
        (_("Workshop"), reverse("authoring:courses")),
        (course.title, workshop_address(course)),
        (unit.title, unit_address(unit) if last else ""),
        *((name, "") for name in last),
    ]


def page_context(request: HttpRequest, unit: Unit, *last: str) -> dict[str, Any]:
    """What every page about `unit` shows."""
    return {
        "course": unit.course,
        "unit": unit,
        "kind": kind_of(unit.kind),
        "tabs": tabs_for(request.user, unit.course, current="workshop"),
        "workshop_url": workshop_address(unit.course),
        "links": links_to(unit, *last),
    }


def editor_page(
    request: HttpRequest,
    copy: WorkingCopy,
    *,
    content: Content | None = None,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    """The page to write on, with `content` where that is not what is kept."""
    written = copy.content if content is None else content
    unit = copy.unit
    files = selectors.offered_files(unit.course)
    form = form_of(unit, written, files=files)
    look = look_at(unit, written, context=selectors.context_of(unit.course))
    context = {
        **page_context(request, unit),
        "copy": copy,
        "form": form,
        "body": body_of(form),
        "is_markdown": is_markdown(form),
        "own_fields": other_fields(form),
        "look": look,
        "preview": preview_html(request, look),
        "shows_preview": request.GET.get("ansicht") == "vorschau",
        "files": files,
        "units": [each for each in selectors.offered_units(unit.course) if each.key != unit.key],
        "others": selectors.others_at(unit, than=signed_in(request.user)),
        "sought": _sought(request, written),
        "new_file": _file_at(files, request.GET.get("datei", "")),
        "writer": new_public_id(),
        "words": words_of_scripts(),
        "user_key": signed_in(request.user).public_id,
        **more,
    }
    return render(request, "editor/unit.html", context, status=status)


def preview_html(request: HttpRequest, look: Look) -> str:
    """What learners would see, as HTML; empty where the kind can't tell."""
    if look.presentation is None:
        return ""
    return render_to_string(look.presentation.template, dict(look.presentation.context), request)


def _sought(request: HttpRequest, content: Content) -> Finding | None:
    """The line that a link from elsewhere, such as the check list, leads to."""
    number = request.GET.get("zeile", "")
    if not (number.isascii() and number.isdigit() and len(number) < 7):
        return None
    return line_of(content, int(number))


def _file_at(files: list[OfferedFile], path: str) -> OfferedFile | None:
    return next((file for file in files if file.path == path), None)


def with_snippet(sent: Sent, snippet: str) -> Content:
    """What was written, with `snippet` as its last paragraph."""
    text = sent.content.text.rstrip()
    return Content(f"{text}\n\n{snippet}\n" if text else f"{snippet}\n", sent.content.fields)


def file_snippet(file: OfferedFile) -> str:
    """How a text shows the file, or links to it."""
    address = quote(file.path, safe="/äöüÄÖÜß")
    words = re.sub(r"([\\\[\]])", r"\\\1", file.alt if file.is_picture else file.title or file.path)
    return f"{'!' * file.is_picture}[{words}]({address})"


def kept_page(request: HttpRequest, *, status: int) -> HttpResponse:
    """What was sent could not be saved, and whoever wrote it gets it back."""
    context = {
        "text": request.POST.get("body", ""),
        "is_signed_in": request.user.is_authenticated,
        "here": request.path,
    }
    return render(request, "editor/kept.html", context, status=status)
