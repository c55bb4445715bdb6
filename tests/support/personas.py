"""Every persona of the table route × persona, at one school and at another.

`learner` and `owner` are what they are through a course: the tests of courses enrol the one and put
the other into a team. Here they are people who have signed in and hold nothing.
"""

from dataclasses import dataclass, fields
from typing import Any

from django.contrib.auth.models import AnonymousUser

from lms.accounts.models import Address, User
from lms.schools.models import CentreRoleName, Role, School, SchoolClass
from tests.factories.accounts import UserFactory
from tests.factories.schools import (
    CentreRoleFactory,
    MembershipFactory,
    SchoolClassFactory,
    SchoolFactory,
)


@dataclass(frozen=True)
class Personas:
    """One person of each kind, and the places they belong to."""

    anonymous: AnonymousUser
    pupil: User
    teacher: User
    learner: User
    trainer: User
    owner: User
    coordinator: User
    coordinator_elsewhere: User
    moderator: User
    reviewer: User
    staff: User
    administrator: User
    school: School
    school_elsewhere: School
    school_class: SchoolClass

    def everybody(self) -> dict[str, User | AnonymousUser]:
        """All of them by name, the visitor first."""
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        return {n: v for n, v in values.items() if isinstance(v, User | AnonymousUser)}

    def actor(self, name: str) -> Any:
        """The persona of that name, as a service gets it that never meets a visitor in earnest."""
        return self.everybody()[name]

    def signed_in(self) -> dict[str, User]:
        """All who have an account."""
        return {n: v for n, v in self.everybody().items() if isinstance(v, User)}


NAMES = (
    "anonymous",
    "pupil",
    "teacher",
    "learner",
    "trainer",
    "owner",
    "coordinator",
    "coordinator_elsewhere",
    "moderator",
    "reviewer",
    "staff",
    "administrator",
)


def build_personas() -> Personas:
    """Make them all; needs the database."""
    school, elsewhere = SchoolFactory(name="Schule am See"), SchoolFactory(name="Bergschule")
    school_class = SchoolClassFactory(school=school)
    pupil = _person("pupil", address=Address.INFORMAL)
    MembershipFactory(person=pupil, school=None, school_class=school_class, role=Role.PUPIL)
    return Personas(
        anonymous=AnonymousUser(),
        pupil=pupil,
        teacher=_member("teacher", school=school, role=Role.TEACHER),
        learner=_person("learner"),
        trainer=_worker(CentreRoleName.TRAINER),
        owner=_person("owner"),
        coordinator=_member("coordinator", school=school, role=Role.COORDINATOR),
        coordinator_elsewhere=_member(
            "coordinator_elsewhere", school=elsewhere, role=Role.COORDINATOR
        ),
        moderator=_worker(CentreRoleName.MODERATOR),
        reviewer=_worker(CentreRoleName.REVIEWER),
        staff=_worker(CentreRoleName.STAFF),
        administrator=_worker(CentreRoleName.ADMINISTRATOR),
        school=school,
        school_elsewhere=elsewhere,
        school_class=school_class,
    )


def _person(name: str, *, address: str = Address.FORMAL) -> User:
    return UserFactory(username=name, display_name=name.replace("_", " ").title(), address=address)


def _member(name: str, *, school: School, role: Role) -> User:
    person = _person(name)
    MembershipFactory(person=person, school=school, role=role)
    return person


def _worker(role: CentreRoleName) -> User:
    person = _person(role.value)
    CentreRoleFactory(person=person, role=role)
    return person
