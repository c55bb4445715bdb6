"""Who may do what with people's accounts."""

from django.db.models import Q

from lms.accounts.actors import Actor, person_behind
from lms.accounts.models import User


def may_edit_profile(actor: Actor, person: User) -> bool:
    """Everybody edits only her own profile."""
    return person_behind(actor) is not None and actor.pk == person.pk


def profiles_editable_by(actor: Actor) -> Q:
    """The people whose profile `actor` may edit."""
    return Q(pk=actor.pk) if person_behind(actor) else Q(pk__in=[])


def may_add_person(actor: Actor | None) -> bool:
    """The platform itself (None) at set-up, and whoever administers it."""
    if actor is None:
        return True
    person = person_behind(actor)
    return person is not None and person.is_superuser
