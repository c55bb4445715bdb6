"""Who belongs where: the only way other rooms read memberships.

A visitor belongs nowhere, so every question about one has the empty answer.
"""

from django.db.models import Exists, Q, QuerySet
from django.db.models.functions import Coalesce

from lms.accounts.actors import Actor, person_behind
from lms.accounts.models import User
from lms.schools.models import CentreRole, CentreRoleName, Membership, Role, School


def school_ids_of(actor: Actor) -> frozenset[int]:
    """Primary keys of the schools that `actor` belongs to, be it through a class."""
    person = person_behind(actor)
    if person is None:
        return frozenset()
    return frozenset(school_ids_for_filter(person))


def school_ids_for_filter(person: User) -> QuerySet[Membership, int]:
    """The ids of `school_ids_of` as part of a larger query, without asking first."""
    return Membership.objects.filter(person=person).values_list(
        Coalesce("school_id", "school_class__school_id"), flat=True
    )


def people_of_schools(schools: QuerySet[Membership, int]) -> Q:
    """A filter for people who belong to one of `schools`, be it through a class."""
    members = Membership.objects.filter(Q(school__in=schools) | Q(school_class__school__in=schools))
    return Q(pk__in=members.values("person"))


def holds_centre_role(person: User, *roles: CentreRoleName) -> Q:
    """Everything if `person` holds one of `roles`, else nothing; part of a larger query."""
    return Q(Exists(CentreRole.objects.filter(person=person, role__in=roles)))


def people_with_role(role: Role) -> Q:
    """A filter for people who hold `role` at a school or in a class."""
    return Q(pk__in=Membership.objects.filter(role=role).values("person"))


def holders_of_centre_roles(*roles: CentreRoleName) -> Q:
    """A filter for people who hold one of `roles` in the centre."""
    return Q(pk__in=CentreRole.objects.filter(role__in=roles).values("person"))


def workers_of_centre(role: CentreRoleName) -> frozenset[int]:
    """Primary keys of the active people who hold `role`."""
    rows = CentreRole.objects.filter(role=role, person__is_active=True)
    return frozenset(rows.values_list("person_id", flat=True))


def schools_coordinated_by(actor: Actor) -> frozenset[int]:
    """Primary keys of the schools whose coordinator `actor` is."""
    person = person_behind(actor)
    if person is None:
        return frozenset()
    ids = Membership.objects.filter(person=person, role=Role.COORDINATOR, school__isnull=False)
    return frozenset(ids.values_list("school_id", flat=True))


def centre_roles_of(actor: Actor) -> frozenset[str]:
    """The names of the actor's roles in the centre."""
    person = person_behind(actor)
    if person is None:
        return frozenset()
    return frozenset(CentreRole.objects.filter(person=person).values_list("role", flat=True))


def has_centre_role(actor: Actor, *roles: CentreRoleName) -> bool:
    """Whether `actor` holds one of `roles`."""
    return not centre_roles_of(actor).isdisjoint(roles)


def is_pupil(actor: Actor) -> bool:
    """Whether `actor` is a pupil somewhere."""
    person = person_behind(actor)
    return person is not None and Membership.objects.filter(person=person, role=Role.PUPIL).exists()


def memberships_of(person: User) -> QuerySet[Membership]:
    """The person's memberships with school and class, for showing."""
    return (
        Membership.objects.filter(person=person)
        .select_related("school", "school_class__school")
        .order_by("pk")
    )


def schools_to_choose(actor: Actor, *, all_of_them: bool = False) -> QuerySet[School]:
    """The schools that `actor` belongs to, or all, by name."""
    person = person_behind(actor)
    if person is None:
        return School.objects.none()
    schools = School.objects.all()
    if not all_of_them:
        schools = schools.filter(pk__in=school_ids_for_filter(person))
    return schools.order_by("sort_name", "pk")


def school_by_number(number: str) -> School | None:
    """The school of that number, or None."""
    return School.objects.filter(number=number).first()
