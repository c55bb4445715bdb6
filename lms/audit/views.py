"""The log of actions for administrators, and the same as files."""

from collections.abc import Iterator
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from lms.audit import download, selectors
from lms.audit.filters import PAGE_NAMES, parameters_of, read_filter
from lms.kernel.audit import action_names


@require_safe
def audit(request: HttpRequest) -> HttpResponse:
    """Newest first."""
    chosen = read_filter(request.GET, names=PAGE_NAMES)
    page = selectors.audit_page(request.user, chosen=chosen, key=request.GET.get("ab"))
    names = sorted(action_names().items(), key=lambda pair: pair[1].casefold())
    context = {
        "chosen": chosen,
        "page": page,
        "actions": names,
        "things": selectors.kinds_of_thing().items(),
        "is_narrowed": bool(parameters_of(chosen, names=PAGE_NAMES)),
        "query": urlencode(parameters_of(chosen, names=PAGE_NAMES)),
        "links": [(_("Administration"), reverse("admin:index")), (_("Log of actions"), "")],
    }
    return render(request, "audit/audit.html", context)


@require_safe
def table(request: HttpRequest) -> StreamingHttpResponse:
    """What is chosen, for spreadsheets."""
    chosen = read_filter(request.GET, names=PAGE_NAMES)
    lines = download.as_table(selectors.whole_audit(request.user, chosen=chosen))
    return _file(lines, content_type="text/csv; charset=utf-8", name="csv")


@require_safe
def json_lines(request: HttpRequest) -> StreamingHttpResponse:
    """What is chosen, for programs."""
    chosen = read_filter(request.GET, names=PAGE_NAMES)
    lines = download.as_json_lines(selectors.whole_audit(request.user, chosen=chosen))
    return _file(lines, content_type="application/jsonl", name="jsonl")


def _file(lines: Iterator[str], *, content_type: str, name: str) -> StreamingHttpResponse:
    response = StreamingHttpResponse(lines, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="lernhub-{_("actions")}.{name}"'
    response["Cache-Control"] = "private, no-store"
    return response
