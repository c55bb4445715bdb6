"""Who belongs where: the only way other rooms read memberships."""

from django.db.models import QuerySet
from django.db.models.functions import Coalesce

from lms.accounts.models import User
from lms.schools.models import CentreRole, CentreRoleName, Membership, Role, School


def school_ids_of(person: User) -> frozenset[int]:
    """Primary keys of the schools that `person` belongs to, be it through a class."""
    ids = Membership.objects.filter(person=person).values_list(
        Coalesce("school_id", "school_class__school_id"), flat=True
    )
    return frozenset(ids)


def centre_roles_of(person: User) -> frozenset[str]:
    """The names of the person's roles in the centre."""
    return frozenset(CentreRole.objects.filter(person=person).values_list("role", flat=True))


def has_centre_role(person: User, *roles: CentreRoleName) -> bool:
    """Whether `person` holds one of `roles`."""
    return not centre_roles_of(person).isdisjoint(roles)


def is_pupil(person: User) -> bool:
    """Whether `person` is a pupil somewhere."""
    return Membership.objects.filter(person=person, role=Role.PUPIL).exists()


def memberships_of(person: User) -> QuerySet[Membership]:
    """The person's memberships with school and class, for showing."""
    return (
        Membership.objects.filter(person=person)
        .select_related("school", "school_class__school")
        .order_by("pk")
    )


def school_by_number(number: str) -> School | None:
    """The school of that number, or None."""
    return School.objects.filter(number=number).first()
