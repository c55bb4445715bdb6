"""A course in the workshop, and those who work on it."""

from dataclasses import dataclass

import pytest

from courses.outline.models import Course, Section, Unit
from courses.outline.vocabulary import TeamRole
from lms.accounts.models import User
from tests.factories.accounts import UserFactory
from tests.factories.outline import CourseFactory, ReadingFactory, SectionFactory, UnitFactory
from tests.factories.schools import CentreRoleFactory


@dataclass
class Bench:
    """Section one: a, b. Section two: c. `owner` may make courses; `author` and `trainer` help."""

    course: Course
    owner: User
    author: User
    trainer: User
    one: Section
    two: Section
    a: Unit
    b: Unit
    c: Unit

    def keys(self) -> list[list[str]]:
        """The keys of the units, section by section, as they stand now."""
        return [
            list(
                section.units.filter(archived_at=None)
                .order_by("position")
                .values_list("key", flat=True)
            )
            for section in Section.objects.filter(course=self.course).order_by("position")
        ]


@pytest.fixture
def bench() -> Bench:
    course = CourseFactory.create(slug="werk", title="Werk", minutes=30)
    one = SectionFactory.create(course=course, key="one", title="Eins", position=1)
    two = SectionFactory.create(course=course, key="two", title="Zwei", position=2)
    a = UnitFactory.create(section=one, key="a", title="A", position=1)
    b = UnitFactory.create(section=one, key="b", title="B", position=2)
    c = UnitFactory.create(section=two, key="c", title="C", position=1)
    for unit in (a, b, c):
        ReadingFactory.create(unit=unit)
    people = {
        role: UserFactory.create(username=role.value, display_name=f"{role.value} Person".title())
        for role in TeamRole
    }
    for role, person in people.items():
        course.team.create(person=person, role=role)
    CentreRoleFactory.create(person=people[TeamRole.OWNER])
    return Bench(
        course,
        people[TeamRole.OWNER],
        people[TeamRole.AUTHOR],
        people[TeamRole.TRAINER],
        one,
        two,
        a,
        b,
        c,
    )
