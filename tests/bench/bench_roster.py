"""The roster pages by key: a page of a crowded course costs little more than one of a small course."""

import pytest
from django.test import Client

from courses.outline.vocabulary import TeamRole
from tests.bench.measuring import Comparison, seconds_of
from tests.courses.roster.crowd import fill
from tests.factories.accounts import UserFactory
from tests.factories.outline import CourseFactory, SectionFactory, UnitFactory

FEW, MANY = 20, 2000


@pytest.mark.django_db
@pytest.mark.parametrize("query", ["", "?stand=stuck&sortierung=-activity"])
def test_a_roster_of_many_learners(query: str) -> None:
    course = CourseFactory(slug="voll")
    UnitFactory.create_batch(8, section=SectionFactory(course=course))
    trainer = UserFactory()
    course.team.create(person=trainer, role=TeamRole.TRAINER)
    client = Client()
    client.force_login(trainer)

    def look() -> None:
        assert client.get(f"/kurse/voll/teilnehmende/{query}").status_code == 200

    fill(course, size=FEW)
    little = seconds_of(look)
    fill(course, size=MANY - FEW)
    much = seconds_of(look)
    Comparison(f"roster of {FEW} and {MANY} {query}"[:40], little, much, at_most=4).confirm()
