"""The roster costs the same for 20 people and for 2,000."""

import pytest
from django.test import Client

from lms.schools.models import CentreRoleName
from tests.courses.roster.conftest import Class
from tests.courses.roster.crowd import fill
from tests.factories.schools import CentreRoleFactory, MembershipFactory, SchoolClassFactory
from tests.support.queries import count_queries

pytestmark = pytest.mark.django_db
ADDRESSES = [
    "/kurse/reise/teilnehmende/",
    "/kurse/reise/teilnehmende/?stand=stuck&sortierung=-activity",
    "/kurse/reise/teilnehmende/?q=biber&sortierung=progress",
    "/api/v1/courses/reise/roster/?sort=-progress",
]


@pytest.mark.parametrize("reader", ["team", "staff"])
def test_a_page_costs_the_same_for_20_people_and_for_2000(
    client: Client, group: Class, reader: str
) -> None:
    school_class = SchoolClassFactory.create()
    person = group.trainer
    if reader == "staff":
        person = CentreRoleFactory.create(role=CentreRoleName.STAFF).person
    MembershipFactory.create(person=person, school=None, school_class=school_class)
    client.force_login(person)
    fill(group.course, size=20, school_class=school_class)
    few = {address: count_queries(lambda a=address: client.get(a)) for address in ADDRESSES}  # type: ignore[misc]

    fill(group.course, size=1_980, school_class=school_class)

    many = {address: count_queries(lambda a=address: client.get(a)) for address in ADDRESSES}  # type: ignore[misc]
    assert many == few
    assert max(few.values()) < 30


def test_the_file_asks_once_for_each_500_people(client: Client, group: Class) -> None:
    client.force_login(group.trainer)

    def fetch() -> int:
        response = client.get("/kurse/reise/teilnehmende.csv")
        return len(response.getvalue().splitlines())

    fill(group.course, size=20)
    few = count_queries(fetch)
    fill(group.course, size=1_480)

    assert count_queries(fetch) == few + 2
    assert fetch() == 1 + 1_500
