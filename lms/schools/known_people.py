"""What somebody may know of where other people belong. Directories are closed: little, and by rule.

The rules stand here once, for lists of people in rooms above; all of them are parts of larger queries.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from lms.accounts.actors import Actor, person_behind
from lms.accounts.models import User
from lms.schools.models import Membership, Role, School, SchoolClass
from lms.schools.policies import EVERYTHING, NOTHING, may_manage_all_schools

WORKING_THERE = (Role.TEACHER, Role.COORDINATOR)


def is_pupil_outside_classes_of(person: User, *, of: str) -> "ExpressionWrapper[Q]":
    """Whether who stands at the lookup `of` is a pupil, and in none of the classes `person` teaches.

    Pupils are pseudonymous to everybody outside their class.
    """
    places = Membership.objects.filter(person=OuterRef(of), role=Role.PUPIL)
    taught = Membership.objects.filter(person=person, role=Role.TEACHER).values("school_class")
    is_outside = Exists(places) & ~Exists(places.filter(school_class__in=taught))
    return ExpressionWrapper(is_outside, output_field=BooleanField())


@dataclass(frozen=True)
class KnownPlaces:
    """Filters for the schools and classes whose people somebody may know as such."""

    schools: Q
    classes: Q


def places_known_to(actor: Actor) -> KnownPlaces:
    """Schools where `actor` works and classes she teaches or coordinates; for the centre, all."""
    person = person_behind(actor)
    if person is None:
        return KnownPlaces(NOTHING, NOTHING)
    if may_manage_all_schools(person):
        return KnownPlaces(EVERYTHING, EVERYTHING)
    own = Membership.objects.filter(person=person)
    working = own.filter(role__in=WORKING_THERE)
    taught = own.filter(role=Role.TEACHER, school_class__isnull=False)
    coordinated = own.filter(role=Role.COORDINATOR)
    return KnownPlaces(
        schools=Q(pk__in=working.values(place=Coalesce("school", "school_class__school"))),
        classes=Q(pk__in=taught.values("school_class"))
        | Q(school__in=coordinated.values("school")),
    )


def schools_with(people: QuerySet[User], *, known: KnownPlaces) -> QuerySet[School]:
    """The known schools to which some of `people` belong, by name."""
    members = Membership.objects.filter(person__in=people)
    ids = members.values(place=Coalesce("school", "school_class__school"))
    return School.objects.filter(known.schools, pk__in=ids).order_by("sort_name", "pk")


def classes_with(people: QuerySet[User], *, known: KnownPlaces) -> QuerySet[SchoolClass]:
    """The known classes to which some of `people` belong, by school and name."""
    ids = Membership.objects.filter(person__in=people).values("school_class")
    found = SchoolClass.objects.filter(known.classes, pk__in=ids)
    return found.select_related("school").order_by("school__sort_name", "name", "pk")


def belongs_to_school(school: School, *, of: str) -> Q:
    """A filter: who stands at the lookup `of` belongs to `school`, be it through a class."""
    members = Membership.objects.filter(Q(school=school) | Q(school_class__school=school))
    return Q(**{f"{of}__in": members.values("person")})


def belongs_to_class(school_class: SchoolClass, *, of: str) -> Q:
    """A filter: who stands at the lookup `of` belongs to `school_class`."""
    members = Membership.objects.filter(school_class=school_class)
    return Q(**{f"{of}__in": members.values("person")})


def places_of(people: Iterable[int], *, known: KnownPlaces) -> dict[int, tuple[str, ...]]:
    """Where people (primary keys) belong, as far as it may be known: „IGS Heerter See, 8.1“."""
    readable = Q(school__in=School.objects.filter(known.schools)) | Q(
        school_class__in=SchoolClass.objects.filter(known.classes)
    )
    rows = Membership.objects.filter(readable, person__in=list(people))
    found: dict[int, dict[str, None]] = defaultdict(dict)
    for row in rows.select_related("school", "school_class__school").order_by("pk"):
        school, group = row.whole_school.name, row.school_class
        found[row.person_id][f"{school}, {group.name}" if group else school] = None
    return {person: _most_telling(tuple(places)) for person, places in found.items()}


def _most_telling(places: tuple[str, ...]) -> tuple[str, ...]:
    """Without a school of which a class is named, too."""
    return tuple(p for p in places if not any(other.startswith(f"{p}, ") for other in places))
