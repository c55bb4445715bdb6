"""The part of the profile page that says where a person belongs."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from lms.accounts.actors import person_behind
from lms.schools.models import PLACES, CentreRoleName, Membership, Role
from lms.schools.selectors import centre_roles_of, memberships_of
from lms.vocabularies.selectors import labels_of


@dataclass(frozen=True)
class Belonging:
    """One line: as what, and where."""

    role: str
    place: str


def build(request: HttpRequest) -> Mapping[str, Any] | None:
    """The person's memberships and roles; nothing for who has none."""
    person = person_behind(request.user)
    if person is None:
        return None
    places = labels_of(PLACES)
    lines = [_line(membership, places) for membership in memberships_of(person)]
    roles = [str(CentreRoleName(role).label) for role in sorted(centre_roles_of(person))]
    return {"memberships": lines, "centre_roles": roles} if lines or roles else None


def _line(membership: Membership, places: Mapping[str, str]) -> Belonging:
    school = membership.whole_school
    name = f"{school}, {membership.school_class}" if membership.school_class else school.name
    place = places.get(school.place, school.place)
    return Belonging(role=str(Role(membership.role).label), place=f"{name} – {place}")
