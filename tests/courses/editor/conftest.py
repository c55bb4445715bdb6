"""A course with two authors, a learner, and a unit that is published."""

from dataclasses import dataclass

import pytest
from django.test import Client

from courses.editor.models import UnitDraft
from courses.editor.selectors import working_copy
from courses.editor.services import Saved, Stale, save_draft
from courses.enrolment.models import Enrolment
from courses.outline.models import Course, Unit
from courses.outline.vocabulary import TeamRole
from lms.accounts.models import User
from tests.factories.accounts import UserFactory
from tests.factories.outline import CourseFactory, ReadingFactory, SectionFactory, UnitFactory

PUBLISHED = "Eine Karte zeigt den Weg.\n\nSie hat einen Maßstab.\n"


@dataclass
class Writing:
    """The course „reise“ with its unit „Packen“ (key a); Svenja and Aylin may write in it."""

    course: Course
    unit: Unit
    svenja: User
    aylin: User
    learner: User

    @property
    def token(self) -> str:
        """The name of the present state."""
        return working_copy(self.unit).token

    @property
    def draft(self) -> UnitDraft:
        return UnitDraft.objects.get(unit=self.unit)

    def save(
        self, text: str, *, by: User | None = None, base: str | None = None, writer: str = ""
    ) -> Saved | Stale:
        """Save `text`, by default as Svenja who has read the present state."""
        return save_draft(
            actor=by or self.svenja,
            unit=self.unit,
            text=text,
            fields={},
            base=self.token if base is None else base,
            writer=writer,
        )

    def seen_by_learners(self) -> str:
        """What the player shows."""
        client = Client()
        client.force_login(self.learner)
        return client.get("/kurse/reise/lernen/a/").content.decode()


@pytest.fixture
def writing() -> Writing:
    course = CourseFactory.create(slug="reise", title="Reise")
    unit = UnitFactory.create(section=SectionFactory(course=course), key="a", title="Packen")
    html = "<p>Eine Karte zeigt den Weg.</p>"
    ReadingFactory.create(unit=unit, source=PUBLISHED, html=html, text="Eine Karte")
    people = [
        UserFactory.create(display_name=name, language="en")
        for name in ("Svenja Oltmanns", "Aylin Demir", "Meryem Kaya")
    ]
    for author in people[:2]:
        course.team.create(person=author, role=TeamRole.OWNER)
    Enrolment.objects.create(course=course, learner=people[2])
    return Writing(course, unit, *people)


@pytest.fixture
def svenja(client: Client, writing: Writing) -> Client:
    client.force_login(writing.svenja)
    return client


@pytest.fixture
def aylin(writing: Writing) -> Client:
    client = Client()
    client.force_login(writing.aylin)
    return client
