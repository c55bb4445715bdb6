"""Two versions of a unit, written at the same time: what differs, and what was chosen."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from courses.editor import selectors
from courses.editor.differences import Change, Run, difference
from courses.editor.forms import FIELD, PIECE, Sent, field_labels, picks_in
from courses.editor.merging import Pick, Piece, merged, pieces_of
from courses.editor.selectors import WorkingCopy
from courses.editor.versions import Content, storable
from courses.editor.views.pages import page_context
from courses.outline.models import Unit


@dataclass(frozen=True)
class ShownPiece:
    """A piece on the page: either what both say, or the two versions with what only one says marked."""

    name: str
    label: str
    is_agreed: bool
    agreed: str
    lines: int
    mine: Sequence[Run]
    theirs: Sequence[Run]
    pick: str
    is_proposed: bool
    may_be_both: bool


def conflict_page(
    request: HttpRequest, unit: Unit, sent: Sent, theirs: WorkingCopy
) -> HttpResponse:
    """Both versions, with a choice for every piece that differs."""
    pieces = _pieces(unit, sent, theirs)
    fields = _differing_fields(unit, sent.content, theirs.content)
    shown = [*fields, *_shown_pieces(pieces)]
    context = {
        **page_context(request, unit, _("Two versions")),
        "sent": sent,
        "theirs": theirs,
        "pieces": shown,
        "undecided": sum(not each.is_agreed and not each.is_proposed for each in shown),
        "differing": sum(not each.is_agreed for each in shown),
    }
    return render(request, "editor/conflict.html", context, status=409)


def resolved(request: HttpRequest, unit: Unit, sent: Sent, theirs: WorkingCopy) -> Content | None:
    """What was chosen; None while the versions are only looked at, or the other one has moved on."""
    step = request.POST.get("schritt", "")
    if request.POST.get("andere", "") != theirs.token:
        return None
    if step == "mine":
        return sent.content
    if step == "theirs":
        return theirs.content
    if step != "merge":
        return None
    picks = {
        int(number): pick
        for number, pick in picks_in(request.POST, prefix=PIECE).items()
        if number.isascii() and number.isdigit() and len(number) < 7
    }
    text = merged(_pieces(unit, sent, theirs), picks)
    chosen = picks_in(request.POST, prefix=FIELD)
    fields = {
        name: theirs.content.fields.get(name, "") if chosen.get(name) is Pick.THEIRS else value
        for name, value in sent.content.fields.items()
    }
    return Content(text, fields)


def _pieces(unit: Unit, sent: Sent, theirs: WorkingCopy) -> list[Piece]:
    base = selectors.base_of(unit, token=sent.base)
    return pieces_of(
        storable(sent.content.text), theirs.content.text, base=base.text if base else None
    )


def _shown_pieces(pieces: Iterable[Piece]) -> list[ShownPiece]:
    shown = []
    count = 0
    for number, piece in enumerate(pieces):
        count += not piece.is_agreed
        label = _("Place %(number)d") % {"number": count}
        shown.append(_shown(f"{PIECE}{number}", label, piece, may_be_both=True))
    return shown


def _differing_fields(unit: Unit, mine: Content, theirs: Content) -> list[ShownPiece]:
    labels = field_labels(unit)
    return [
        _shown(
            f"{FIELD}{name}",
            labels.get(name, name),
            Piece(value, theirs.fields.get(name, "")),
            may_be_both=False,
        )
        for name, value in mine.fields.items()
        if value != theirs.fields.get(name, "")
    ]


def _shown(name: str, label: str, piece: Piece, *, may_be_both: bool) -> ShownPiece:
    runs = [] if piece.is_agreed else difference(piece.theirs, piece.mine)
    return ShownPiece(
        name=name,
        label=label,
        is_agreed=piece.is_agreed,
        agreed=piece.mine if piece.is_agreed else "",
        lines=len(piece.mine.splitlines()),
        mine=[run for run in runs if run.change is not Change.REMOVED],
        theirs=[run for run in runs if run.change is not Change.ADDED],
        pick=piece.preset.value,
        is_proposed=piece.proposed is not None,
        may_be_both=may_be_both and bool(piece.mine.strip()) and bool(piece.theirs.strip()),
    )
