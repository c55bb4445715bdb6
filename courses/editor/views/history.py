"""The history of a unit: who wrote what when, what changed, and how it comes back."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from courses.editor import selectors, services
from courses.editor.differences import difference, shortened
from courses.editor.forms import field_labels
from courses.editor.versions import Content
from courses.editor.views.pages import page_context, unit_address
from lms.accounts.actors import signed_in


@require_safe
def history(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """The states that the unit's text had, the latest first."""
    found = selectors.writable_unit(request.user, slug=slug, key=key)
    copy = selectors.working_copy(found)
    context = {
        **page_context(request, found, _("History")),
        "page": selectors.history_page(found, key=request.GET.get("ab")),
        "present": copy.content.digest,
        "published": copy.published.digest,
    }
    return render(request, "editor/history.html", context)


@require_safe
def revision(request: HttpRequest, slug: str, key: str, public_id: uuid.UUID) -> HttpResponse:
    """One state, compared with the present one or with the one before it."""
    found = selectors.writable_unit(request.user, slug=slug, key=key)
    row = selectors.revision_of(found, public_id=public_id)
    copy = selectors.working_copy(found)
    before = selectors.previous_revision(row)
    is_present = row.digest == copy.content.digest
    asked = request.GET.get("mit") or ("vorher" if is_present else "")
    with_before = asked == "vorher" and before is not None
    if with_before and before is not None:
        old, new = before.content, row.content
    else:
        old, new = row.content, copy.content
    labels = field_labels(found)
    context = {
        **page_context(request, found, _("History")),
        "history_url": unit_address(found, "history"),
        "revision": row,
        "before": before,
        "with_before": with_before,
        "is_present": is_present,
        "changes": shortened(difference(old.text, new.text)),
        "has_changes": old.digest != new.digest,
        "changed_fields": [
            (labels.get(name, name), difference(old.fields.get(name, ""), value))
            for name, value in _all_fields(old, new).items()
            if value != old.fields.get(name, "")
        ],
    }
    return render(request, "editor/revision.html", context)


def _all_fields(old: Content, new: Content) -> dict[str, str]:
    return {name: new.fields.get(name, "") for name in {**old.fields, **new.fields}}


@require_POST
def restore(request: HttpRequest, slug: str, key: str, public_id: uuid.UUID) -> HttpResponse:
    """Make an earlier state the draft; what was there before can come back in the same way."""
    found = selectors.writable_unit(request.user, slug=slug, key=key)
    row = selectors.revision_of(found, public_id=public_id)
    services.restore_revision(actor=signed_in(request.user), unit=found, revision=row)
    messages.success(
        request,
        _("This state is the draft now. What was there before stands in the history."),
    )
    return redirect(unit_address(found))
