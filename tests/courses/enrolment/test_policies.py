"""Every rule holds for an object as it does for a filter, for every persona."""

from typing import Any

import pytest

from courses.enrolment.models import Application
from courses.enrolment.policies import (
    applications_decidable_by,
    applications_visible_to,
    course_known_to,
    may_decide_application,
    may_enrol_person,
    may_know_course,
    may_see_application,
    people_enrollable_by,
)
from courses.outline.models import Course, CourseTeamMember
from courses.outline.vocabulary import State, TeamRole, Visibility
from lms.accounts.models import User
from tests.factories.outline import CourseFactory
from tests.support.personas import NAMES, Personas, build_personas

pytestmark = pytest.mark.django_db


@pytest.fixture
def personas() -> Personas:
    """Everybody; the learner and the pupil have asked, each in one of three courses."""
    everybody = build_personas()
    hidden = CourseFactory.create(visibility=Visibility.INVITED)
    archived = CourseFactory.create(state=State.ARCHIVED)
    CourseFactory.create(state=State.DRAFT)
    for person, course, state in (
        (everybody.learner, hidden, "pending"),
        (everybody.pupil, archived, "declined"),
    ):
        Application.objects.create(course=course, learner=person, state=state)
    CourseTeamMember.objects.create(course=hidden, person=everybody.owner, role=TeamRole.OWNER)
    return everybody


@pytest.mark.parametrize("name", NAMES)
def test_rules_and_filters_agree(personas: Personas, name: str) -> None:
    actor = personas.actor(name)
    rules: tuple[tuple[Any, Any, Any], ...] = (
        (Application, may_see_application, applications_visible_to),
        (Application, may_decide_application, applications_decidable_by),
        (Course, may_know_course, course_known_to),
        (User, may_enrol_person, people_enrollable_by),
    )
    for model, rule, found in rules:
        by_filter = set(model.objects.filter(found(actor)))
        by_rule = {row for row in model.objects.all() if rule(actor, row)}
        assert by_filter == by_rule, rule.__name__


def who(personas: Personas, rule: str) -> set[str]:
    application = Application.objects.get(learner=personas.learner)
    predicate = {"see": may_see_application, "decide": may_decide_application}[rule]
    return {n for n, person in personas.everybody().items() if predicate(person, application)}


def test_the_team_and_the_centre_decide_and_the_learner_only_looks(personas: Personas) -> None:
    assert who(personas, "decide") == {"owner", "staff", "administrator"}
    assert who(personas, "see") == {"learner", "owner", "staff", "administrator"}


def test_an_undecided_request_keeps_a_hidden_course_known(personas: Personas) -> None:
    hidden = Application.objects.get(learner=personas.learner).course
    declined = Application.objects.get(learner=personas.pupil).course
    assert may_know_course(personas.learner, hidden)
    assert not may_know_course(personas.teacher, hidden)
    assert not may_know_course(personas.pupil, declined)


def test_a_coordinator_brings_people_of_her_school_only(personas: Personas) -> None:
    assert may_enrol_person(personas.coordinator, personas.pupil)
    assert not may_enrol_person(personas.coordinator, personas.coordinator_elsewhere)
    assert not may_enrol_person(personas.trainer, personas.pupil)
