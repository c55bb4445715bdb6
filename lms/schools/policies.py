"""Who may do what with schools, memberships and roles; each rule also as a filter for querysets."""

from django.db.models import Q

from lms.accounts.actors import Actor, person_behind
from lms.schools.models import CentreRoleName, Membership, Role, School
from lms.schools.selectors import centre_roles_of, schools_coordinated_by

NOTHING = Q(pk__in=[])
EVERYTHING = ~NOTHING
MANAGERS = frozenset({CentreRoleName.STAFF, CentreRoleName.ADMINISTRATOR})


def may_manage_all_schools(actor: Actor) -> bool:
    """The centre's staff and administrators add schools and look after every one of them."""
    person = person_behind(actor)
    if person is None:
        return False
    if person.is_superuser:
        return True
    return not centre_roles_of(person).isdisjoint(MANAGERS)


def may_manage_school(actor: Actor, school: School) -> bool:
    """The school's own coordinators, and who manages all schools."""
    return may_manage_all_schools(actor) or school.pk in schools_coordinated_by(actor)


def schools_manageable_by(actor: Actor) -> Q:
    """The schools that `actor` may manage."""
    if may_manage_all_schools(actor):
        return EVERYTHING
    return Q(pk__in=schools_coordinated_by(actor))


def may_give_membership(actor: Actor, school: School, role: str) -> bool:
    """Coordinators are appointed by the centre; they add teachers and pupils themselves."""
    if role == Role.COORDINATOR:
        return may_manage_all_schools(actor)
    return may_manage_school(actor, school)


def may_see_membership(actor: Actor, membership: Membership) -> bool:
    """Everybody her own; of others only who manages the school: directories are closed."""
    person = person_behind(actor)
    if person is None:
        return False
    return membership.person_id == person.pk or may_manage_school(actor, membership.whole_school)


def memberships_visible_to(actor: Actor) -> Q:
    """The memberships that `actor` may see."""
    person = person_behind(actor)
    if person is None:
        return NOTHING
    if may_manage_all_schools(actor):
        return EVERYTHING
    managed = schools_coordinated_by(actor)
    return (
        Q(person_id=person.pk) | Q(school_id__in=managed) | Q(school_class__school_id__in=managed)
    )


def may_give_centre_roles(actor: Actor | None) -> bool:
    """Only administrators make others trainers, reviewers, moderators, staff or administrators.

    The platform itself (None), spoken to on its own machine, appoints the first of them.
    """
    return actor is None or is_administrator(actor)


def is_administrator(actor: Actor) -> bool:
    """Who may look at everything at /verwaltung/."""
    person = person_behind(actor)
    if person is None:
        return False
    return person.is_superuser or CentreRoleName.ADMINISTRATOR in centre_roles_of(person)
