"""Rule and filter agree for every persona."""

import pytest

from courses.enrolment.models import Enrolment
from courses.outline.models import Unit
from courses.outline.vocabulary import TeamRole
from courses.questions import policies
from courses.questions.models import Question
from tests.factories.outline import UnitFactory
from tests.support.personas import NAMES, Personas, build_personas

pytestmark = pytest.mark.django_db
TEAM = {"owner", "trainer", "staff", "administrator"}


@pytest.fixture
def personas() -> Personas:
    return build_personas()


def question_in_a_course(personas: Personas) -> Question:
    """Asked by `learner`; `pupil` takes part, too."""
    unit = UnitFactory.create()
    unit.course.team.create(person=personas.owner, role=TeamRole.OWNER)
    unit.course.team.create(person=personas.trainer, role=TeamRole.TRAINER)
    for person in (personas.learner, personas.pupil):
        Enrolment.objects.create(course=unit.course, learner=person)
    return Question.objects.create(unit=unit, asker=personas.learner, body="Wie?")


@pytest.mark.parametrize("name", NAMES)
def test_asking(personas: Personas, name: str) -> None:
    unit, actor = question_in_a_course(personas).unit, personas.actor(name)

    allowed = policies.may_ask_about(actor, unit)

    assert Unit.objects.filter(policies.units_to_ask_about(actor), pk=unit.pk).exists() is allowed
    assert allowed is (name in {"learner", "pupil"})


@pytest.mark.parametrize("name", NAMES)
def test_reading(personas: Personas, name: str) -> None:
    question, actor = question_in_a_course(personas), personas.actor(name)

    allowed = policies.may_see_question(actor, question)

    visible = Question.objects.filter(policies.questions_visible_to(actor), pk=question.pk)
    assert visible.exists() is allowed
    assert allowed is (name in TEAM | {"learner"})


@pytest.mark.parametrize("name", NAMES)
def test_answering(personas: Personas, name: str) -> None:
    question, actor = question_in_a_course(personas), personas.actor(name)

    allowed = policies.may_answer_question(actor, question)

    answerable = Question.objects.filter(policies.questions_answerable_by(actor), pk=question.pk)
    assert answerable.exists() is allowed
    assert allowed is (name in TEAM)


@pytest.mark.parametrize("is_answered", [False, True])
@pytest.mark.parametrize("name", NAMES)
def test_changing(personas: Personas, name: str, is_answered: bool) -> None:
    question, actor = question_in_a_course(personas), personas.actor(name)
    if is_answered:
        question.answered_at = question.asked_at
        question.save()

    allowed = policies.may_change_question(actor, question)

    changeable = Question.objects.filter(policies.questions_changeable_by(actor), pk=question.pk)
    assert changeable.exists() is allowed
    assert allowed is (name == "learner" and not is_answered)


def test_nobody_asks_about_a_unit_that_left_the_course(personas: Personas) -> None:
    unit = question_in_a_course(personas).unit
    unit.archived_at = unit.course.updated_at
    unit.save()

    assert not policies.may_ask_about(personas.learner, unit)
