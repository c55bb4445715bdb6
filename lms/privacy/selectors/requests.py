"""Archives, planned deletions and requests for correction."""

import uuid

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from lms.accounts.actors import Actor, person_behind
from lms.accounts.models import User
from lms.accounts.selectors import subject_of
from lms.kernel.clock import now
from lms.kernel.erasure import Obstacle, obstacles_for
from lms.kernel.errors import NotFound
from lms.kernel.paging import Page, page_of
from lms.privacy.models import CorrectionRequest, DataExport, DeletionRequest
from lms.privacy.policies import corrections_visible_to, exports_visible_to
from lms.privacy.vocabulary import CorrectionState, ExportState

PAGE_SIZE = 25


def latest_export(actor: Actor) -> DataExport | None:
    """The actor's newest archive that has not expired, or the one under way."""
    found = DataExport.objects.filter(exports_visible_to(actor)).first()
    return None if found is None or is_expired(found) else found


def is_expired(export: DataExport) -> bool:
    """Whether the archive can no longer be had."""
    return export.expires_at is not None and export.expires_at <= now()


def ready_export(actor: Actor, *, public_id: uuid.UUID) -> DataExport:
    """An archive of the actor that can be downloaded. Raises NotFound."""
    rows = DataExport.objects.filter(exports_visible_to(actor), state=ExportState.READY)
    found = rows.filter(public_id=public_id).first()
    if found is None or is_expired(found):
        raise NotFound(_("This archive is no longer there."), code="export_not_found")
    return found


def planned_deletion(person: User) -> DeletionRequest | None:
    """That the person's account will be erased, if so."""
    return DeletionRequest.objects.filter(person=person).first()


def obstacles_of(person: User) -> list[Obstacle]:
    """What should happen before the account is erased."""
    return obstacles_for(subject_of(person))


def deletion_by_id(public_id: uuid.UUID) -> DeletionRequest:
    """A planned deletion. Raises NotFound."""
    found = DeletionRequest.objects.filter(public_id=public_id).select_related("person").first()
    if found is None:
        raise NotFound(_("This deletion is no longer planned."), code="deletion_not_found")
    return found


def own_corrections(actor: Actor) -> QuerySet[CorrectionRequest]:
    """What the actor asked to have corrected."""
    return CorrectionRequest.objects.filter(person=person_behind(actor)).order_by("-pk")


def own_correction_page(
    actor: Actor, *, key: str | None = None, size: int = PAGE_SIZE
) -> Page[CorrectionRequest]:
    """A page of what the actor asked, the newest first."""
    return page_of(own_corrections(actor), by="-pk", key=key, size=size)


def corrections(
    actor: Actor, *, state: CorrectionState, key: str | None = None, size: int = PAGE_SIZE
) -> Page[CorrectionRequest]:
    """Requests in one state that the actor may see, the longest waiting first."""
    rows = CorrectionRequest.objects.filter(corrections_visible_to(actor), state=state)
    return page_of(rows.select_related("person"), by="created_at", key=key, size=size)


def correction_by_id(actor: Actor, public_id: uuid.UUID) -> CorrectionRequest:
    """One request that the actor may see. Raises NotFound."""
    rows = CorrectionRequest.objects.filter(corrections_visible_to(actor), public_id=public_id)
    found = rows.select_related("person").first()
    if found is None:
        raise NotFound(_("There is no such correction."), code="correction_not_found")
    return found


def new_correction_count() -> int:
    """How many requests for correction wait for the centre."""
    return CorrectionRequest.objects.filter(state=CorrectionState.NEW).count()
