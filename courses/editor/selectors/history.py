"""Reading a unit's history."""

import uuid

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from courses.editor.models import UnitRevision
from courses.editor.versions import Content, revision_in
from courses.editor.vocabulary import Origin
from courses.outline.models import Unit
from lms.kernel.errors import NotFound
from lms.kernel.paging import Page, page_of

PAGE_SIZE = 30


def history_page(
    unit: Unit, *, key: str | None = None, size: int = PAGE_SIZE
) -> Page[UnitRevision]:
    """Some states of the unit's text, the latest first, without the texts themselves."""
    rows = UnitRevision.objects.filter(unit=unit).select_related("author").defer("text", "fields")
    return page_of(rows, by="-saved_at", key=key, size=size)


def revision_of(unit: Unit, *, public_id: uuid.UUID) -> UnitRevision:
    """One state of the unit's text. Raises NotFound."""
    found = _revisions(unit).filter(public_id=public_id).first()
    if found is None:
        message = _("There is no such state of this unit. It may have been cleared away.")
        raise NotFound(message, code="revision_not_found")
    return found


def previous_revision(revision: UnitRevision) -> UnitRevision | None:
    """The state before `revision`; nothing before the first one."""
    earlier = _revisions(revision.unit).filter(number__lt=revision.number)
    return earlier.exclude(origin=Origin.ASIDE).order_by("-number", "-pk").first()


def base_of(unit: Unit, *, token: str) -> Content | None:
    """What was written when `token` named the unit's state; None where nobody knows any more."""
    number = revision_in(token)
    if number is None:
        return None
    rows = _revisions(unit).filter(number=number).exclude(origin=Origin.ASIDE)
    row = rows.order_by("-pk").first()
    return row.content if row else None


def _revisions(unit: Unit) -> QuerySet[UnitRevision]:
    return UnitRevision.objects.filter(unit=unit).select_related("author", "unit")
