"""Whom one may take into a team. What a team may do with its course stands in `courses.outline.policies`."""

from django.db.models import Q

from lms.accounts.actors import Actor, person_behind
from lms.accounts.models import User
from lms.schools.models import CentreRoleName, Role
from lms.schools.policies import EVERYTHING, NOTHING, may_manage_all_schools
from lms.schools.selectors import (
    holders_of_centre_roles,
    people_of_schools,
    people_with_role,
    school_ids_for_filter,
)


def people_addable_by(actor: Actor) -> Q:
    """A filter for people whom `actor` may take into a team.

    Adults of her own schools and those who make courses for the centre; for the centre's staff,
    everybody who is not a pupil. Directories are closed: others are answered as if nobody had the name.
    """
    person = person_behind(actor)
    if person is None:
        return NOTHING
    known = people_of_schools(school_ids_for_filter(person)) | holders_of_centre_roles(
        CentreRoleName.TRAINER, CentreRoleName.STAFF, CentreRoleName.ADMINISTRATOR
    )
    reach = EVERYTHING if may_manage_all_schools(actor) else known
    return Q(is_active=True) & reach & ~people_with_role(Role.PUPIL)


def may_add_to_team(actor: Actor, person: User) -> bool:
    """Whether `person` is among those whom `actor` may take into a team."""
    return User.objects.filter(people_addable_by(actor), pk=person.pk).exists()
