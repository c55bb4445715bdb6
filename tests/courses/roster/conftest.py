"""A course of two units, its trainer, and people at every stage of it."""

import datetime
from dataclasses import dataclass

import pytest

from courses.enrolment.models import Enrolment
from courses.learning.models import CourseProgress, UnitProgress
from courses.outline.models import Course, Unit
from courses.outline.vocabulary import Completion, TeamRole
from lms.accounts.models import User
from lms.kernel.clock import now
from tests.factories.accounts import UserFactory
from tests.factories.outline import CourseFactory, ReadingFactory, SectionFactory, UnitFactory


def days_ago(days: float) -> datetime.datetime:
    """The moment so many days before now."""
    return now() - datetime.timedelta(days=days)


@dataclass
class Class:
    """The course „Reise“ (units a and b, b by score) and its trainer."""

    course: Course
    trainer: User
    a: Unit
    b: Unit

    def take_in(
        self,
        name: str,
        *,
        begun: dict[Unit, float] | None = None,
        done: tuple[Unit, ...] = (),
        finished: bool = False,
        left: bool = False,
        person: User | None = None,
    ) -> Enrolment:
        """Enrol somebody who opened units so many days ago and did some of them."""
        learner = person or UserFactory.create(display_name=name)
        enrolment = Enrolment.objects.create(
            course=self.course,
            learner=learner,
            enrolled_at=days_ago(30),
            left_at=days_ago(1) if left else None,
        )
        opened = {**(begun or {}), **dict.fromkeys(done, 20.0)}
        for unit, days in opened.items():
            UnitProgress.objects.create(
                learner=learner,
                unit=unit,
                first_viewed_at=days_ago(days),
                last_viewed_at=days_ago(days),
                completed_at=days_ago(days) if unit in done else None,
            )
        if opened or finished:
            CourseProgress.objects.create(
                learner=learner,
                course=self.course,
                units_done=len(done),
                units_total=2,
                last_active_at=days_ago(min(opened.values(), default=5)),
                completed_at=days_ago(5) if finished else None,
            )
        return enrolment


@pytest.fixture
def group() -> Class:
    course = CourseFactory.create(slug="reise", title="Reise")
    section = SectionFactory.create(course=course, title="Eins")
    a = ReadingFactory.create(
        unit=UnitFactory.create(section=section, key="a", title="Packen")
    ).unit
    b = UnitFactory.create(
        section=section, key="b", title="Fahren", completion=Completion.SCORE, pass_percent=60
    )
    trainer = UserFactory.create(display_name="Svenja Oltmanns", language="en")
    course.team.create(person=trainer, role=TeamRole.TRAINER)
    return Class(course, trainer, a, b)
