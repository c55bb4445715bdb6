"""A course with a trainer, a learner in it, and a unit to ask about."""

from dataclasses import dataclass

import pytest

from courses.enrolment.models import Enrolment
from courses.outline.models import Course, Unit
from courses.outline.vocabulary import TeamRole
from courses.questions.models import Question
from courses.questions.services import ask_question
from lms.accounts.models import User
from tests.factories.accounts import UserFactory
from tests.factories.outline import CourseFactory, ReadingFactory, SectionFactory, UnitFactory


@dataclass
class Asking:
    """The course „Reise“ with its unit „Packen“ (key a)."""

    course: Course
    unit: Unit
    trainer: User
    learner: User

    def ask(self, body: str = "Wie viel darf mit?") -> Question:
        """The learner asks."""
        return ask_question(actor=self.learner, unit=self.unit, body=body)

    def another_learner(self, name: str = "Otto Neu") -> User:
        """Somebody else who takes part."""
        person: User = UserFactory.create(display_name=name, language="en")
        Enrolment.objects.create(course=self.course, learner=person)
        return person


@pytest.fixture
def asking() -> Asking:
    course = CourseFactory.create(slug="reise", title="Reise")
    section = SectionFactory.create(course=course)
    unit = ReadingFactory.create(
        unit=UnitFactory.create(section=section, key="a", title="Packen")
    ).unit
    trainer = UserFactory.create(
        display_name="Svenja Oltmanns", email="svenja@nlc.example", language="en"
    )
    course.team.create(person=trainer, role=TeamRole.OWNER)
    learner = UserFactory.create(
        display_name="Meryem Kaya", email="meryem@nlc.example", language="en"
    )
    Enrolment.objects.create(course=course, learner=learner)
    return Asking(course, unit, trainer, learner)
