"""Who must have a second factor, and who may take one from somebody who lost it."""

from django.conf import settings
from django.db.models import Q

from lms.accounts.actors import Actor, person_behind
from lms.accounts.models import User
from lms.schools.models import CentreRole, CentreRoleName
from lms.schools.policies import is_administrator

PROTECTED_ROLES = (CentreRoleName.STAFF, CentreRoleName.ADMINISTRATOR)
"""They see and change what belongs to others, in every school."""


def must_have_second_factor(actor: Actor) -> bool:
    """The centre's staff and administrators, where the installation asks it of them."""
    person = person_behind(actor)
    if person is None or not settings.LERNHUB_STAFF_NEEDS_SECOND_FACTOR:
        return False
    return User.objects.filter(people_who_must_have_second_factor(), pk=person.pk).exists()


def people_who_must_have_second_factor() -> Q:
    """The people of `must_have_second_factor`, as a filter."""
    if not settings.LERNHUB_STAFF_NEEDS_SECOND_FACTOR:
        return Q(pk__in=[])
    workers = CentreRole.objects.filter(role__in=PROTECTED_ROLES).values("person")
    return Q(is_superuser=True) | Q(pk__in=workers)


def may_reset_second_factor(actor: Actor | None) -> bool:
    """Administrators, for whoever lost hers; the platform itself (None) on its own machine."""
    return actor is None or is_administrator(actor)
