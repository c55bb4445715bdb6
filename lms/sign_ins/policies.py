"""Who may end a sign-in."""

from django.db.models import Q

from lms.accounts.actors import Actor, person_behind
from lms.sign_ins.models import SignIn


def may_end_sign_in(actor: Actor, sign_in: SignIn) -> bool:
    """Everybody her own."""
    person = person_behind(actor)
    return person is not None and sign_in.person_id == person.pk


def sign_ins_endable_by(actor: Actor) -> Q:
    """The sign-ins that `actor` may end."""
    person = person_behind(actor)
    return Q(person=person) if person else Q(pk__in=[])
