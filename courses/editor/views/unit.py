"""Writing a unit: the page, saving, publishing, two versions, giving a draft up."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from courses.editor import selectors, services
from courses.editor.errors import ChangedMeanwhile, NotPublishable
from courses.editor.findings import findings_of
from courses.editor.forms import Sent, field_labels, sent_by
from courses.editor.services import Saved, Stale
from courses.editor.versions import Content
from courses.editor.views.conflict import conflict_page, resolved
from courses.editor.views.pages import (
    editor_page,
    file_snippet,
    kept_page,
    page_context,
    unit_address,
    with_snippet,
)
from courses.outline.models import Unit
from lms.accounts.actors import signed_in
from lms.kernel.errors import InvalidInput, NotAllowed, NotFound


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def unit(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """The page to write on; what it sends is saved, whatever button was pressed."""
    if not request.user.is_authenticated:
        return _without_account(request)
    if request.method == "POST":
        return _saved(request, slug, key)
    found = selectors.writable_unit(request.user, slug=slug, key=key)
    if "prefetch" not in request.headers.get("Sec-Purpose", ""):
        services.note_presence(actor=signed_in(request.user), unit=found)
    return editor_page(request, selectors.working_copy(found))


def _without_account(request: HttpRequest) -> HttpResponse:
    """Signing in would lose what was typed: it is given back first."""
    if request.POST.get("body"):
        return kept_page(request, status=401)
    return redirect_to_login(request.get_full_path(), reverse("account_login"))


def _saved(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    try:
        found = selectors.writable_unit(request.user, slug=slug, key=key)
        return _after_saving(request, found)
    except (NotAllowed, NotFound):
        if not request.POST.get("body"):
            raise
        return kept_page(request, status=404)


def _after_saving(request: HttpRequest, found: Unit) -> HttpResponse:
    sent = _with_insertion(request, found, sent_by(found, request.POST))
    try:
        outcome = _save(request, found, sent)
    except InvalidInput as error:
        copy = selectors.working_copy(found)
        return editor_page(request, copy, content=sent.content, status=422, refusal=error)
    if isinstance(outcome, Stale):
        return conflict_page(request, found, sent, outcome.theirs)
    step = request.POST.get("schritt", "")
    here = unit_address(found)
    if step == "preview":
        return redirect(f"{here}?ansicht=vorschau#vorschau")
    if step == "file":
        return redirect(f"{reverse('library:add', args=[found.course.slug])}?next={here}")
    messages.success(request, _("Saved. Learners see it once you publish it."))
    return redirect(here)


def _save(request: HttpRequest, found: Unit, sent: Sent) -> Saved | Stale:
    return services.save_draft(
        actor=signed_in(request.user),
        unit=found,
        text=sent.content.text,
        fields=sent.content.fields,
        base=sent.base,
        writer=sent.writer,
    )


def _with_insertion(request: HttpRequest, found: Unit, sent: Sent) -> Sent:
    """Without scripts a file or a link to a unit is put below the text."""
    step = request.POST.get("schritt", "")
    snippet = ""
    if step == "insert-file":
        wanted = request.POST.get("datei", "")
        files = selectors.offered_files(found.course)
        snippet = next((file_snippet(file) for file in files if file.path == wanted), "")
    elif step == "insert-unit":
        wanted = request.POST.get("einheit", "")
        units = selectors.offered_units(found.course)
        snippet = next((f"[{u.title}](unit:{u.key})" for u in units if u.key == wanted), "")
    return Sent(with_snippet(sent, snippet), sent.base, sent.writer) if snippet else sent


@require_POST
def publish(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Save what was sent, then let learners see it; or show what has to be mended first."""
    try:
        found = selectors.writable_unit(request.user, slug=slug, key=key)
        return _published(request, found)
    except (NotAllowed, NotFound):
        if not request.POST.get("body"):
            raise
        return kept_page(request, status=404)


def _published(request: HttpRequest, found: Unit) -> HttpResponse:
    sent = sent_by(found, request.POST)
    if not sent.base:
        return redirect(unit_address(found))
    try:
        outcome = _save(request, found, sent)
        if isinstance(outcome, Stale):
            return conflict_page(request, found, sent, outcome.theirs)
        services.publish_draft(actor=signed_in(request.user), unit=found, base=outcome.token)
    except NotPublishable as error:
        copy = selectors.working_copy(found)
        problems = findings_of(error.problems, content=copy.content, labels=field_labels(found))
        return editor_page(request, copy, status=422, refusal=error, to_mend=problems)
    except ChangedMeanwhile:
        return conflict_page(request, found, sent, selectors.working_copy(found))
    except InvalidInput as error:
        copy = selectors.working_copy(found)
        return editor_page(request, copy, content=sent.content, status=422, refusal=error)
    messages.success(request, _("Published: learners see this text from now on."))
    return redirect(unit_address(found))


@require_POST
def compare(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Two versions side by side; once one has chosen, what is chosen is saved."""
    try:
        found = selectors.writable_unit(request.user, slug=slug, key=key)
    except NotFound:
        if not request.POST.get("body"):
            raise
        return kept_page(request, status=404)
    sent = sent_by(found, request.POST)
    theirs = selectors.working_copy(found)
    chosen = resolved(request, found, sent, theirs)
    if chosen is None:
        return conflict_page(request, found, sent, theirs)
    merged = Sent(chosen, base=request.POST.get("andere", ""), writer="")
    outcome = _save(request, found, merged)
    if isinstance(outcome, Stale):
        again = Sent(chosen, base=sent.base, writer="")
        return conflict_page(request, found, again, outcome.theirs)
    messages.success(request, _("Saved. Both versions stand in the history."))
    return redirect(unit_address(found))


@require_http_methods(["GET", "HEAD", "POST"])
def discard(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Ask first, then go back to what is published."""
    found = selectors.writable_unit(request.user, slug=slug, key=key)
    if request.method == "POST":
        given_up = services.discard_draft(actor=signed_in(request.user), unit=found)
        if given_up is not None:
            messages.info(
                request, _("The draft is given up. It stands in the history and can come back.")
            )
        return redirect(unit_address(found))
    context = {
        **page_context(request, found, _("Give up the draft")),
        "copy": selectors.working_copy(found),
    }
    return render(request, "editor/discard.html", context)


@require_safe
def download(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """The draft's text as a file."""
    found = selectors.writable_unit(request.user, slug=slug, key=key)
    content: Content = selectors.working_copy(found).content
    name = content_disposition_header(as_attachment=True, filename=f"{found.key}.md")
    return HttpResponse(
        content.text,
        content_type="text/markdown; charset=utf-8",
        headers={"Content-Disposition": name or "attachment"},
    )
