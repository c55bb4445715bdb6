"""Rule and filter agree for every persona."""

import pytest

from courses.outline.models import Course
from courses.outline.vocabulary import TeamRole
from courses.roster.policies import course_with_roster_for, may_see_roster
from tests.factories.outline import CourseFactory
from tests.support.personas import NAMES, Personas, build_personas

pytestmark = pytest.mark.django_db


@pytest.fixture
def personas() -> Personas:
    return build_personas()


@pytest.mark.parametrize("name", NAMES)
def test_rule_and_filter_agree(personas: Personas, name: str) -> None:
    course = CourseFactory.create(school=personas.school)
    course.team.create(person=personas.owner, role=TeamRole.OWNER)
    actor = personas.actor(name)

    allowed = may_see_roster(actor, course)

    assert Course.objects.filter(course_with_roster_for(actor), pk=course.pk).exists() is allowed
    assert allowed is (name in {"owner", "staff", "administrator"})
