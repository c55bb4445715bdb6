"""Editing the pages: overview, editor, older versions."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lms.accounts.actors import signed_in
from lms.kernel.errors import InvalidInput, NotFound
from lms.pages import selectors, services
from lms.pages.blanks import blanks_in
from lms.pages.differences import differences
from lms.pages.errors import StaleText
from lms.pages.forms import PageForm, RevisionForm
from lms.pages.kinds import KINDS_BY_ADDRESS, TextKey
from lms.pages.limits import TEXT_LETTERS
from lms.pages.rendering import checked
from lms.pages.selectors import EditedText
from lms.pages.views.reading import compared

Links = list[tuple[str, str]]


def _key(address: str, language: str) -> TextKey:
    kind = KINDS_BY_ADDRESS.get(address)
    return selectors.text_key(kind.value if kind else "", language)


def _links(key: TextKey, *more: tuple[str, str]) -> Links:
    title = f"{key.kind.label} ({key.language})"
    here = reverse("pages:edit", args=[key.address, key.language]) if more else ""
    return [(_("Pages"), reverse("pages:overview")), (title, here), *more]


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """Every page in every language, and what is still to be done."""
    entries = selectors.overview(request.user)
    if not entries:
        raise NotFound(_("There is no such page."), code="page_not_found")
    context = {"entries": entries, "links": [(_("Pages"), "")]}
    return render(request, "pages/overview.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, address: str, language: str) -> HttpResponse:
    """Write, look, keep as a draft, publish."""
    key = _key(address, language)
    edited = selectors.edited_text(request.user, key)
    if request.method == "POST":
        return _sent(request, edited)
    start = {"source": edited.source, "revision": edited.revision}
    form = PageForm(initial=start, language=language)
    return _editor(request, edited, form=form)


def _sent(request: HttpRequest, edited: EditedText) -> HttpResponse:
    """What the pressed button asks for; a text that can't be kept comes back whole."""
    form = PageForm(request.POST, language=edited.key.language)
    if not form.is_valid():
        return _editor(request, edited, form=form, status=422)
    if "preview" in request.POST:
        return _editor(request, edited, form=form)
    try:
        return _kept(request, edited.key, form=form)
    except StaleText as error:
        return _both(request, edited, form=form, error=error)
    except InvalidInput as error:
        for name, sentence in (error.fields or {"source": error.message}).items():
            form.add_error(name if name in form.fields else None, sentence)
        return _editor(request, edited, form=form, status=422)


def _kept(request: HttpRequest, key: TextKey, *, form: PageForm) -> HttpResponse:
    actor = signed_in(request.user)
    source, revision = form.cleaned_data["source"], form.cleaned_data["revision"]
    if "publish" not in request.POST:
        services.save_draft(actor=actor, key=key, source=source, revision=revision)
        messages.success(request, _("The draft is kept. Visitors still read the old text."))
        return redirect("pages:edit", key.address, key.language)
    note = form.cleaned_data["note"]
    services.publish_page(actor=actor, key=key, source=source, revision=revision, note=note)
    messages.success(request, _("The page is published."))
    return redirect("pages:overview")


def _both(
    request: HttpRequest, edited: EditedText, *, form: PageForm, error: StaleText
) -> HttpResponse:
    """Nobody's words are lost: the other text beside one's own, which may be saved knowingly now."""
    again = request.POST.copy()
    again["revision"] = str(error.revision)
    mine = form.cleaned_data["source"]
    form = PageForm(again, language=edited.key.language)
    form.add_error(None, error.message)
    lines = differences(error.theirs, mine)
    more = {"theirs": error.theirs, "lines": lines}
    return _editor(request, edited, form=form, status=409, more=more)


def _editor(
    request: HttpRequest,
    edited: EditedText,
    *,
    form: PageForm,
    status: int = 200,
    more: dict[str, Any] | None = None,
) -> HttpResponse:
    source = str(form["source"].value() or "")[:TEXT_LETTERS]
    context = {
        "edited": edited,
        "key": edited.key,
        "form": form,
        "discard": RevisionForm(initial={"revision": edited.revision}, auto_id="id_discard_%s"),
        "links": _links(edited.key),
        **_checked(source, key=edited.key),
        **(more or {}),
    }
    return render(request, "pages/edit.html", context, status=status)


def _checked(source: str, *, key: TextKey) -> dict[str, Any]:
    rendered = checked(source, language=key.language)
    return {"rendered": rendered, "blanks": blanks_in(source), "language": key.language}


@require_POST
def check(request: HttpRequest, address: str, language: str) -> HttpResponse:
    """What the text in the editor would look like, and what in it must be mended. Keeps nothing."""
    key = _key(address, language)
    selectors.edited_text(request.user, key)
    source = request.POST.get("source", "")[:TEXT_LETTERS]
    return render(request, "pages/check.html", _checked(source, key=key))


@require_POST
def discard(request: HttpRequest, address: str, language: str) -> HttpResponse:
    """Forget the draft, unless somebody has gone on with it."""
    key = _key(address, language)
    edited = selectors.edited_text(request.user, key)
    form = RevisionForm(request.POST)
    revision = form.cleaned_data["revision"] if form.is_valid() else edited.revision
    services.discard_draft(actor=signed_in(request.user), key=key, revision=revision)
    messages.info(request, _("The draft is gone. Here is what visitors read."))
    return redirect("pages:edit", address, language)


@require_safe
def versions(request: HttpRequest, address: str, language: str) -> HttpResponse:
    """Every version of the page, the newest first."""
    key = _key(address, language)
    selectors.edited_text(request.user, key)
    rows = selectors.readable_versions(request.user, key, after=request.GET.get("ab"))
    links = _links(key, (_("Versions"), ""))
    context = {"key": key, "page": rows, "links": links, "is_editor": True}
    return render(request, "pages/versions.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def version(request: HttpRequest, address: str, language: str, number: int) -> HttpResponse:
    """One version, to look at and to bring back."""
    key = _key(address, language)
    edited = selectors.edited_text(request.user, key)
    found = selectors.version_to_read(request.user, key, number=number)
    if request.method == "POST":
        form = RevisionForm(request.POST)
        revision = form.cleaned_data["revision"] if form.is_valid() else edited.revision
        actor = signed_in(request.user)
        services.restore_version(actor=actor, key=key, number=number, revision=revision)
        messages.success(request, _("Version %(number)d is back.") % {"number": number})
        return redirect("pages:versions", address, language)
    all_versions = reverse("pages:versions", args=[address, language])
    this = _("Version %(number)d") % {"number": number}
    context = {
        "page": selectors.shown_version(key, found),
        "version": found,
        "is_newest": edited.published == found,
        "form": RevisionForm(initial={"revision": edited.revision}),
        "is_editor": True,
        "links": _links(key, (_("Versions"), all_versions), (this, "")),
    }
    return render(request, "pages/old_version.html", context)


@require_safe
def comparison(request: HttpRequest, address: str, language: str) -> HttpResponse:
    """What changed from one version to another."""
    key = _key(address, language)
    selectors.edited_text(request.user, key)
    all_versions = reverse("pages:versions", args=[address, language])
    links = _links(key, (_("Versions"), all_versions), (_("Comparison"), ""))
    context = {**compared(request, key), "is_editor": True, "links": links}
    return render(request, "pages/comparison.html", context)
