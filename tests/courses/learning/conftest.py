"""A course of two sections and a learner in it."""

from dataclasses import dataclass

import pytest

from courses.enrolment.services import enrol_learner
from courses.outline.models import Course, Section, Unit
from courses.outline.vocabulary import Completion
from lms.accounts.models import User
from tests.factories.accounts import UserFactory
from tests.factories.outline import CourseFactory, ReadingFactory, SectionFactory, UnitFactory


@dataclass
class Journey:
    """Section one: a (by mark), b (by view). Section two, after one: c (by score), d after c."""

    course: Course
    learner: User
    one: Section
    two: Section
    a: Unit
    b: Unit
    c: Unit
    d: Unit


@pytest.fixture
def journey() -> Journey:
    course = CourseFactory.create(slug="reise", title="Reise", minutes=40)
    one = SectionFactory.create(course=course, key="one", title="Eins")
    two = SectionFactory.create(course=course, key="two", title="Zwei")
    two.requires.add(one)
    a = UnitFactory.create(section=one, key="a", title="A")
    b = UnitFactory.create(section=one, key="b", title="B", completion=Completion.VIEW)
    c = UnitFactory.create(
        section=two, key="c", title="C", completion=Completion.SCORE, pass_percent=60
    )
    d = UnitFactory.create(section=two, key="d", title="D")
    d.requires.add(c)
    for unit in (a, b, c, d):
        ReadingFactory.create(unit=unit)
    learner = UserFactory.create(display_name="Meryem Kaya")
    enrol_learner(actor=learner, course=course)
    return Journey(course, learner, one, two, a, b, c, d)
