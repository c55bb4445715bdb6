"""Planning that an account is erased, and changing one's mind."""

import datetime

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from lms.accounts.models import User
from lms.kernel.audit import record
from lms.kernel.clock import now
from lms.kernel.errors import Conflict, InvalidInput, NotFound
from lms.kernel.events import publish
from lms.kernel.locking import lock
from lms.kernel.permissions import require
from lms.privacy.events import DeletionCancelled, DeletionPlanned
from lms.privacy.models import DeletionRequest
from lms.privacy.policies import may_cancel_deletion, may_plan_deletion
from lms.privacy.selectors.requests import obstacles_of
from lms.privacy.vocabulary import DeletionKind

REASON_LETTERS = 500


@transaction.atomic
def plan_deletion(*, actor: User, person: User, reason: str = "") -> DeletionRequest:
    """Have `person`'s account erased after the grace period; somebody else's needs a reason.

    Idempotent. Raises NotAllowed, InvalidInput, Conflict (something final is in the way).
    """
    require(may_plan_deletion, actor, person)
    kind = DeletionKind.OWN if actor.pk == person.pk else DeletionKind.STAFF
    tidy = " ".join(reason.split())[:REASON_LETTERS]
    if kind == DeletionKind.STAFF and not tidy:
        message = _("Please say why: the person will read it.")
        raise InvalidInput(message, code="reason_missing", fields={"reason": message})
    return _plan(person, actor=actor, kind=kind, reason=tidy)


@transaction.atomic
def plan_deletion_of_inactive(*, person: User) -> DeletionRequest:
    """The platform itself plans it for somebody who has not been here for long."""
    return _plan(person, actor=None, kind=DeletionKind.INACTIVE, reason="")


def _plan(person: User, *, actor: User | None, kind: DeletionKind, reason: str) -> DeletionRequest:
    person = lock(User, person.pk)
    planned = DeletionRequest.objects.filter(person=person).first()
    if planned is not None:
        return planned
    _refuse_if_final(person)
    due_at = now() + datetime.timedelta(days=settings.LERNHUB_ERASURE_GRACE_DAYS)
    request = DeletionRequest.objects.create(
        person=person, kind=kind, reason=reason, requested_by=actor, due_at=due_at
    )
    person.erasure_due_at = due_at
    person.save(update_fields=["erasure_due_at"])
    record(actor=actor, action="deletion.planned", target=person, kind=kind)
    publish(DeletionPlanned(request.pk))
    return request


def _refuse_if_final(person: User) -> None:
    for obstacle in obstacles_of(person):
        if obstacle.is_final:
            raise Conflict(obstacle.sentence, code="deletion_ruled_out")


@transaction.atomic
def cancel_deletion(*, actor: User, request: DeletionRequest) -> None:
    """Keep the account after all. Raises NotAllowed, NotFound (it is no longer planned)."""
    require(
        may_cancel_deletion,
        actor,
        request,
        reason=_("The centre has started this. Please write to it if the account should stay."),
    )
    person = User.objects.select_for_update().filter(pk=request.person_id).first()
    planned = DeletionRequest.objects.filter(pk=request.pk).first()
    if person is None or planned is None:
        raise NotFound(_("This deletion is no longer planned."), code="deletion_not_found")
    _keep(person, planned)
    record(actor=actor, action="deletion.cancelled", target=person)


def _keep(person: User, planned: DeletionRequest) -> None:
    planned.delete()
    person.erasure_due_at = None
    person.save(update_fields=["erasure_due_at"])
    publish(DeletionCancelled(person.pk))


@transaction.atomic
def keep_if_back(request: DeletionRequest) -> bool:
    """Whether an account that counted as inactive stays because its person has signed in since."""
    person = lock(User, request.person_id)
    is_back = person.last_login is not None and person.last_login > request.requested_at
    if request.kind != DeletionKind.INACTIVE or not is_back:
        return False
    _keep(person, request)
    record(actor=None, action="deletion.cancelled", target=person)
    return True
