"""The cost of pages does not grow with the length of a course or the number of courses."""

import pytest
from django.test import Client

from courses.enrolment.services import enrol_learner
from courses.learning.services import record_view
from courses.learning.standing import standing_in
from tests.factories.accounts import UserFactory
from tests.factories.outline import ReadingFactory, SectionFactory, UnitFactory
from tests.support.queries import count_queries

pytestmark = pytest.mark.django_db

MOST_QUERIES = 12
"""What the benchmark allows a page for learners."""


def test_the_standing_costs_the_same_for_2_units_and_for_20() -> None:
    section = SectionFactory.create()
    learner = UserFactory.create()
    UnitFactory.create_batch(2, section=section)
    few = count_queries(lambda: standing_in(learner, section.course).units)

    for unit in UnitFactory.create_batch(18, section=section):
        unit.requires.add(section.units.first())

    assert count_queries(lambda: standing_in(learner, section.course).units) == few


@pytest.mark.parametrize("page", ["/kurse/{slug}/", "/kurse/{slug}/lernen/{key}/"])
def test_a_page_of_a_course_costs_the_same_for_2_units_and_for_20(
    client: Client, page: str
) -> None:
    section = SectionFactory.create()
    learner = UserFactory.create()
    first = ReadingFactory.create(unit__section=section).unit
    UnitFactory.create(section=section)
    enrol_learner(actor=learner, course=section.course)
    client.force_login(learner)
    address = page.format(slug=section.course.slug, key=first.key)
    client.get(address)
    few = count_queries(lambda: client.get(address))
    assert few <= MOST_QUERIES

    UnitFactory.create_batch(18, section=section)

    assert count_queries(lambda: client.get(address)) == few


def test_the_dashboard_costs_the_same_for_2_courses_and_for_10(client: Client) -> None:
    learner = UserFactory.create()
    client.force_login(learner)

    def take_part(number: int) -> None:
        for reading in ReadingFactory.create_batch(number):
            enrol_learner(actor=learner, course=reading.unit.course)
            record_view(actor=learner, unit=reading.unit)

    take_part(2)
    client.get("/")
    few = count_queries(lambda: client.get("/"))
    assert few <= MOST_QUERIES
    take_part(8)

    assert count_queries(lambda: client.get("/")) == few
