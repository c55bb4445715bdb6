"""Who may see and do what; each rule about rows also as a filter."""

from django.db.models import Q

from lms.accounts.actors import Actor, person_behind
from lms.accounts.models import User
from lms.privacy.models import CorrectionRequest, DataExport, DeletionRequest
from lms.privacy.vocabulary import DeletionKind
from lms.schools.policies import EVERYTHING, NOTHING, may_manage_all_schools


def may_run_data_protection(actor: Actor) -> bool:
    """The centre's staff and administrators answer requests and look at retention and records."""
    return may_manage_all_schools(actor)


def may_have_export(actor: Actor, export: DataExport) -> bool:
    """Nobody but the person gets her archive, whatever her role."""
    person = person_behind(actor)
    return person is not None and export.person_id == person.pk


def exports_visible_to(actor: Actor) -> Q:
    """The actor's own archives."""
    person = person_behind(actor)
    return Q(person=person) if person else NOTHING


def may_see_correction(actor: Actor, correction: CorrectionRequest) -> bool:
    """Who asked, and the centre."""
    person = person_behind(actor)
    if person is None:
        return False
    return correction.person_id == person.pk or may_run_data_protection(actor)


def corrections_visible_to(actor: Actor) -> Q:
    """The actor's own requests; for the centre, all."""
    person = person_behind(actor)
    if person is None:
        return NOTHING
    return EVERYTHING if may_run_data_protection(actor) else Q(person=person)


def may_plan_deletion(actor: Actor, person: User) -> bool:
    """Everybody of her own account, the centre of any."""
    own = person_behind(actor)
    return own is not None and (own.pk == person.pk or may_run_data_protection(actor))


def may_cancel_deletion(actor: Actor, request: DeletionRequest) -> bool:
    """The centre any; the person unless the centre started it: then there is a reason to talk about."""
    person = person_behind(actor)
    if person is None:
        return False
    is_own = request.person_id == person.pk and request.kind != DeletionKind.STAFF
    return is_own or may_run_data_protection(actor)


def deletions_cancellable_by(actor: Actor) -> Q:
    """The filter to `may_cancel_deletion`."""
    person = person_behind(actor)
    if person is None:
        return NOTHING
    if may_run_data_protection(actor):
        return EVERYTHING
    return Q(person=person) & ~Q(kind=DeletionKind.STAFF)
