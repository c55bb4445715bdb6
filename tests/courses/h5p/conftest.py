"""Folders of its own for each test, and a learner in a course with an H5P unit."""

from pathlib import Path

import pytest
from pytest_django import Settings

from courses.enrolment.services import enrol_learner
from courses.outline.models import Unit
from lms.accounts.models import User
from tests.factories.accounts import UserFactory
from tests.factories.h5p import h5p_unit


@pytest.fixture(autouse=True)
def folders(tmp_path: Path, settings: Settings) -> Path:
    """Where uploads and the shelf lie."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.LERNHUB_H5P_ROOT = tmp_path / "h5p"
    settings.LERNHUB_ACCEL_PREFIX = ""
    return tmp_path


@pytest.fixture
def unit(db: None) -> Unit:
    """A unit with a content of one point, approved."""
    return h5p_unit()


@pytest.fixture
def learner(unit: Unit) -> User:
    """Somebody who is enrolled."""
    person: User = UserFactory.create(display_name="Meryem Kaya")
    enrol_learner(actor=person, course=unit.course)
    return person
