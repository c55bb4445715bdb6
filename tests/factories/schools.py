"""Schools as tests need them."""

import factory
from factory.django import DjangoModelFactory

from lms.schools.models import (
    CentreRole,
    CentreRoleName,
    Membership,
    Role,
    School,
    SchoolClass,
)
from tests.factories.accounts import UserFactory


class SchoolFactory(DjangoModelFactory[School]):
    """A school of years 5 to 10."""

    class Meta:
        model = School

    number = factory.Sequence(lambda n: f"{10_000 + n}")
    name = factory.Sequence(lambda n: f"School {n}")
    school_type = "oberschule"
    levels = factory.LazyFunction(lambda: ["sek1"])
    place = "salzgitter"


class SchoolClassFactory(DjangoModelFactory[SchoolClass]):
    """A seventh class."""

    class Meta:
        model = SchoolClass

    school = factory.SubFactory(SchoolFactory)
    name = factory.Sequence(lambda n: f"7-{n}")
    grade = 7
    school_year = "2026/27"


class MembershipFactory(DjangoModelFactory[Membership]):
    """A teacher of a school; for a class give `school_class` and `school=None`."""

    class Meta:
        model = Membership

    person = factory.SubFactory(UserFactory)
    school = factory.SubFactory(SchoolFactory)
    role = Role.TEACHER


class CentreRoleFactory(DjangoModelFactory[CentreRole]):
    """A trainer of the centre."""

    class Meta:
        model = CentreRole

    person = factory.SubFactory(UserFactory)
    role = CentreRoleName.TRAINER
