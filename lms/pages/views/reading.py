"""Imprint, privacy notice and accessibility statement, as everybody reads them."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from lms.accounts.preferences import preferences_of
from lms.pages import selectors
from lms.pages.blanks import blanks_in
from lms.pages.differences import differences, has_changes
from lms.pages.kinds import Kind, TextKey
from lms.pages.models import PageVersion
from lms.pages.policies import may_edit_pages


def _key(request: HttpRequest, kind: Kind) -> TextKey:
    return TextKey(kind, preferences_of(request).language)


@login_not_required
@require_safe
def page(request: HttpRequest, kind: Kind) -> HttpResponse:
    """What the page says today."""
    shown = selectors.shown_page(_key(request, kind))
    is_editor = may_edit_pages(request.user)
    context = {
        "page": shown,
        "is_editor": is_editor,
        "blanks": len(blanks_in(shown.source)) if is_editor else 0,
        "versions_url": reverse("pages:privacy_versions") if kind is Kind.PRIVACY else "",
        "reports": kind is Kind.ACCESSIBILITY,
    }
    return render(request, "pages/page.html", context)


@login_not_required
@require_safe
def versions(request: HttpRequest) -> HttpResponse:
    """What the privacy notice said before: everybody may compare."""
    key = _key(request, Kind.PRIVACY)
    rows = selectors.readable_versions(request.user, key, after=request.GET.get("ab"))
    links = [(str(key.kind.label), reverse("pages:privacy")), (_("Versions"), "")]
    return render(request, "pages/versions.html", {"key": key, "page": rows, "links": links})


@login_not_required
@require_safe
def version(request: HttpRequest, number: int) -> HttpResponse:
    """One older privacy notice."""
    key = _key(request, Kind.PRIVACY)
    found = selectors.version_to_read(request.user, key, number=number)
    context = {
        "page": selectors.shown_version(key, found),
        "version": found,
        "links": [
            (str(key.kind.label), reverse("pages:privacy")),
            (_("Versions"), reverse("pages:privacy_versions")),
            (_("Version %(number)d") % {"number": number}, ""),
        ],
    }
    return render(request, "pages/old_version.html", context)


@login_not_required
@require_safe
def comparison(request: HttpRequest) -> HttpResponse:
    """What changed from one privacy notice to another."""
    key = _key(request, Kind.PRIVACY)
    context = {
        **compared(request, key),
        "links": [
            (str(key.kind.label), reverse("pages:privacy")),
            (_("Versions"), reverse("pages:privacy_versions")),
            (_("Comparison"), ""),
        ],
    }
    return render(request, "pages/comparison.html", context)


def compared(request: HttpRequest, key: TextKey) -> dict[str, Any]:
    """The two versions that the query names, and what is different. Raises NotFound."""
    older, newer = (_named(request, key, name) for name in ("alt", "neu"))
    lines = differences(older.source, newer.source)
    return {"key": key, "older": older, "newer": newer, "lines": lines, "any": has_changes(lines)}


def _named(request: HttpRequest, key: TextKey, name: str) -> PageVersion:
    asked = request.GET.get(name, "")
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 9 else 0
    return selectors.version_to_read(request.user, key, number=number)
