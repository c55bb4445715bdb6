"""Keeping the states that a unit's text had."""

import datetime

from courses.editor.limits import CONTINUED_FOR, too_many
from courses.editor.models import UnitDraft, UnitRevision
from courses.editor.selectors import WorkingCopy
from courses.editor.versions import Content
from courses.editor.vocabulary import Origin
from courses.outline.models import Unit
from lms.accounts.models import User
from lms.kernel.audit import record


def keep_revision(
    *,
    unit: Unit,
    number: int,
    content: Content,
    author: User | None,
    origin: Origin,
    at: datetime.datetime,
) -> UnitRevision:
    """Note that the unit's text is now `content`; several saves within minutes are one revision."""
    latest = _continued(unit, number=number, author=author, origin=origin, at=at)
    if latest is not None:
        latest.number, latest.saved_at, latest.digest = number, at, content.digest
        latest.text, latest.fields = content.text, dict(content.fields)
        latest.save(update_fields=["number", "saved_at", "digest", "text", "fields"])
        return latest
    revision = UnitRevision.objects.create(
        unit=unit,
        number=number,
        origin=origin,
        text=content.text,
        fields=dict(content.fields),
        digest=content.digest,
        author=author,
        begun_at=at,
        saved_at=at,
    )
    if author is not None:
        record(actor=author, action=f"unit_text.{origin}", target=unit)
    _clear_away(unit)
    return revision


def _continued(
    unit: Unit, *, number: int, author: User | None, origin: Origin, at: datetime.datetime
) -> UnitRevision | None:
    """The revision that this save goes on with: the last one, of the same person, of late."""
    if origin not in (Origin.SAVED, Origin.ASIDE):
        return None
    rows = UnitRevision.objects.filter(unit=unit).defer("text", "fields")
    if origin is Origin.ASIDE:
        rows = rows.filter(origin=Origin.ASIDE, author=author)
    else:
        rows = rows.filter(number=number - 1).exclude(origin=Origin.ASIDE)
    latest = rows.order_by("-pk").first()
    if latest is None or latest.origin != origin or latest.published_at is not None:
        return None
    is_own = author is not None and latest.author_id == author.pk
    return latest if is_own and latest.begun_at > at - CONTINUED_FOR else None


def keep_published(copy: WorkingCopy, *, at: datetime.datetime) -> None:
    """What learners see must be in the history before a draft departs from it."""
    known = UnitRevision.objects.filter(unit=copy.unit, digest=copy.published.digest)
    if copy.published == Content() or known.exists():
        return
    revision = keep_revision(
        unit=copy.unit,
        number=copy.revision,
        content=copy.published,
        author=None,
        origin=Origin.OUTSIDE,
        at=at,
    )
    revision.published_at = at
    revision.save(update_fields=["published_at"])


def mark_published(
    draft: UnitDraft, *, unit: Unit, author: User, at: datetime.datetime
) -> UnitRevision:
    """The draft's present state is what learners see from now on."""
    rows = UnitRevision.objects.filter(unit=unit, number=draft.revision)
    revision = rows.exclude(origin=Origin.ASIDE).order_by("-pk").first()
    if revision is None or revision.digest != draft.content.digest:
        revision = keep_revision(
            unit=unit,
            number=draft.revision,
            content=draft.content,
            author=author,
            origin=Origin.SAVED,
            at=at,
        )
    revision.published_at = at
    revision.save(update_fields=["published_at"])
    return revision


def _clear_away(unit: Unit) -> None:
    """The oldest states go when there are too many: those never published first."""
    surplus = too_many(UnitRevision.objects.filter(unit=unit).count())
    if not surplus:
        return
    unpublished = UnitRevision.objects.filter(unit=unit, published_at__isnull=True)
    oldest = list(unpublished.order_by("pk").values_list("pk", flat=True)[:surplus])
    if len(oldest) < surplus:
        every = UnitRevision.objects.filter(unit=unit).exclude(pk__in=oldest)
        oldest += every.order_by("pk").values_list("pk", flat=True)[: surplus - len(oldest)]
    UnitRevision.objects.filter(pk__in=oldest).delete()
