"""A course with a trainer, whose way in each test arranges."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from courses.enrolment.models import CourseEntry
from courses.enrolment.outcomes import Outcome
from courses.enrolment.services import enrol_learner, set_entry
from courses.outline.models import Course
from courses.outline.vocabulary import TeamRole
from lms.accounts.models import User
from tests.factories.accounts import UserFactory
from tests.factories.outline import CourseFactory


@dataclass(frozen=True)
class Door:
    """A course and the trainer who keeps its door."""

    course: Course
    trainer: User

    def arrange(self, way: str = "open", **settings: Any) -> CourseEntry:
        """Set the way in."""
        return set_entry(actor=self.trainer, course=self.course, way=way, **settings)

    def knock(self, learner: User | None = None, **given: Any) -> Outcome:
        """Somebody wants to take part."""
        return enrol_learner(actor=learner or UserFactory.create(), course=self.course, **given)


@pytest.fixture
def door() -> Door:
    course, trainer = CourseFactory.create(), UserFactory.create()
    course.team.create(person=trainer, role=TeamRole.TRAINER)
    return Door(course, trainer)


People = Callable[[int], list[User]]


@pytest.fixture
def people() -> People:
    """So many people."""
    return lambda number: [UserFactory.create() for _ in range(number)]
