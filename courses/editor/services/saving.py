"""Saving a draft, so that no save ever takes another's words away."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from courses.activities.registry import kind_of
from courses.editor.limits import FIELD_LETTERS, TEXT_BYTES
from courses.editor.models import UnitDraft, UnitRevision
from courses.editor.policies import may_write_unit
from courses.editor.selectors import WorkingCopy, copy_of, writable_unit
from courses.editor.services.revisions import keep_published, keep_revision
from courses.editor.versions import Content, revision_in, storable, token_of
from courses.editor.vocabulary import Origin
from courses.outline.models import Unit
from lms.accounts.models import User
from lms.kernel.clock import now
from lms.kernel.errors import InvalidInput
from lms.kernel.locking import lock
from lms.kernel.permissions import require


@dataclass(frozen=True)
class Saved:
    """The draft is kept; `token` names its state."""

    token: str
    revision: int
    saved_at: datetime.datetime
    has_changes: bool


@dataclass(frozen=True)
class Stale:
    """Somebody else has saved meanwhile: nothing was overwritten. What was sent lies in the history."""

    theirs: WorkingCopy
    aside: UnitRevision


@transaction.atomic
def save_draft(
    *,
    actor: User,
    unit: Unit,
    text: str,
    fields: Mapping[str, str],
    base: str,
    writer: str = "",
) -> Saved | Stale:
    """Keep what `actor` has written, whether or not it could be published.

    `base` is the token of the state that the writing began from, `writer` names the page. The same
    content again changes nothing. Raises NotAllowed, InvalidInput.
    """
    require_writing(actor, unit)
    written = _content(unit, text, fields)
    return _kept(actor, unit, written, base=base, writer=writer)


@transaction.atomic
def save_draft_at(
    *,
    actor: User,
    slug: str,
    key: str,
    text: str,
    fields: Mapping[str, str],
    base: str,
    writer: str = "",
) -> Saved | Stale:
    """As `save_draft`, by the unit's address: pages save every few seconds, and finding a unit among those
    that `actor` may write asks for the permission already. Raises NotFound, Moved, InvalidInput.
    """
    unit = writable_unit(actor, slug=slug, key=key)
    written = _content(unit, text, fields)
    return _kept(actor, unit, written, base=base, writer=writer)


def _kept(actor: User, unit: Unit, content: Content, *, base: str, writer: str) -> Saved | Stale:
    draft = locked_draft(unit)
    copy = copy_of(unit, draft)
    moment = now()
    if content.digest == copy.content.digest:
        return Saved(copy.token, copy.revision, draft.saved_at or moment, copy.has_changes)
    if not _is_current(base, copy, draft) and not (writer and writer == draft.writer):
        number = copy.revision
        aside = keep_revision(
            unit=unit, number=number, content=content, author=actor, origin=Origin.ASIDE, at=moment
        )
        return Stale(copy, aside)
    return write_draft(draft, copy, content, actor=actor, writer=writer, origin=Origin.SAVED)


def _is_current(base: str, copy: WorkingCopy, draft: UnitDraft) -> bool:
    """Whether `base` names the present text. Publishing it gives it another name, but changes nothing."""
    if base == copy.token:
        return True
    return revision_in(base) == copy.revision and draft.content.digest == copy.content.digest


@transaction.atomic
def restore_revision(*, actor: User, unit: Unit, revision: UnitRevision) -> Saved:
    """Make an earlier state the draft. What it replaces stays in the history. Raises NotAllowed."""
    require_writing(actor, unit)
    draft = locked_draft(unit)
    copy = copy_of(unit, draft)
    if revision.digest == copy.content.digest:
        return Saved(copy.token, copy.revision, draft.saved_at or now(), copy.has_changes)
    return write_draft(
        draft, copy, revision.content, actor=actor, writer="", origin=Origin.RESTORED
    )


def require_writing(actor: User, unit: Unit) -> None:
    """Raise NotAllowed unless `actor` may write `unit`."""
    reason = _("You can't write in this unit (any more). Nothing was saved.")
    require(may_write_unit, actor, unit, reason=reason)


def locked_draft(unit: Unit) -> UnitDraft:
    """The unit's draft, held until the transaction ends; a new one where there was none."""
    draft = UnitDraft.objects.select_for_update().filter(unit=unit).first()
    if draft is None:
        draft, _is_new = UnitDraft.objects.get_or_create(unit=unit)
        draft = lock(UnitDraft, draft.pk)
    return draft


def write_draft(
    draft: UnitDraft,
    copy: WorkingCopy,
    content: Content,
    *,
    actor: User,
    writer: str,
    origin: Origin,
) -> Saved:
    """Make `content` the draft that was `copy`, and keep both in the history."""
    moment = now()
    if not copy.has_changes:
        keep_published(copy, at=moment)
        draft.based_on = copy.published.digest
    draft.revision += 1
    draft.text, draft.fields = content.text, dict(content.fields)
    draft.has_changes = content.digest != copy.published.digest
    draft.writer, draft.saved_by, draft.saved_at = writer, actor, moment
    draft.save()
    keep_revision(
        unit=copy.unit,
        number=draft.revision,
        content=content,
        author=actor,
        origin=origin,
        at=moment,
    )
    base = draft.based_on if draft.has_changes else copy.published.digest
    token = token_of(revision=draft.revision, published=base)
    return Saved(token, draft.revision, moment, draft.has_changes)


def _content(unit: Unit, text: str, fields: Mapping[str, str]) -> Content:
    """What was sent, as it is kept. Raises InvalidInput where it is more than is ever possible."""
    kept = storable(text)
    size = len(kept.encode())
    if size > TEXT_BYTES:
        message = _(
            "The text is too long for one unit: %(size)d kB, possible are %(most)d. It was not saved: "
            "move a part of it into another unit."
        ) % {"size": size // 1000, "most": TEXT_BYTES // 1000}
        raise InvalidInput(message, code="too_long", fields={"body": message})
    known = kind_of(unit.kind).own_fields.model_fields
    named = {name: storable(value) for name, value in fields.items() if name in known}
    for name, value in named.items():
        if len(value) > FIELD_LETTERS:
            message = _("That is too long: %(most)d characters are possible.") % {
                "most": FIELD_LETTERS
            }
            raise InvalidInput(message, code="too_long", fields={name: message})
    return Content(kept, named)
