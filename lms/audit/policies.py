"""Who may read the log of actions."""

from django.db.models import Q

from lms.accounts.actors import Actor
from lms.schools.policies import is_administrator


def may_read_audit(actor: Actor) -> bool:
    """Administrators only: it shows what everybody did."""
    return is_administrator(actor)


def entries_visible_to(actor: Actor) -> Q:
    """The entries that `actor` may read: all or none."""
    return Q() if may_read_audit(actor) else Q(pk__in=[])
