"""A notebook unit, somebody who learns in it, and somebody who trains its course."""

from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from courses.enrolment.services import enrol_learner
from courses.outline.models import Unit
from courses.outline.vocabulary import TeamRole
from hub.grading.engine.sandbox import Sandbox
from lms.accounts.models import User
from tests.factories.accounts import UserFactory
from tests.factories.notebooks import notebook_unit
from tests.hub.grading.conftest import sandbox

__all__ = ["sandbox"]


@pytest.fixture(autouse=True)
def folders(tmp_path: Path, settings: Settings) -> None:
    """Where uploads lie."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.LERNHUB_ACCEL_PREFIX = ""


@pytest.fixture
def unit(db: None) -> Unit:
    """A unit of five points."""
    return notebook_unit()


@pytest.fixture
def learner(unit: Unit) -> User:
    """Somebody who is enrolled."""
    person: User = UserFactory.create(display_name="Meryem Kaya")
    enrol_learner(actor=person, course=unit.course)
    return person


@pytest.fixture
def trainer(unit: Unit) -> User:
    """Somebody of the course's team."""
    person: User = UserFactory.create(display_name="Svenja Oltmanns")
    unit.course.team.create(person=person, role=TeamRole.TRAINER)
    return person


@pytest.fixture
def learners_client(learner: User) -> Client:
    """The learner's browser."""
    client = Client()
    client.force_login(learner)
    return client


@pytest.fixture
def trainers_client(trainer: User) -> Client:
    """The trainer's browser."""
    client = Client()
    client.force_login(trainer)
    return client


@pytest.fixture
def grading(sandbox: Sandbox, settings: Settings) -> None:
    """Notebooks can be graded here."""
    settings.LERNHUB_NOTEBOOKS_PYTHON = sandbox.python
