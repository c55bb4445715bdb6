"""Installations to save and to bring back."""

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from tests.lms.backup.scripts import CONTENTS, FILL
from tests.support.installations import Installation, new_installation

NewInstallation = Callable[[], Installation]


def contents(installation: Installation) -> dict[str, Any]:
    """Everything that a backup must bring back."""
    found: dict[str, Any] = json.loads(installation.python(CONTENTS))
    return found


def made_in(folder: Path) -> Path:
    """The one archive there."""
    (archive,) = folder.glob("lernhub-*.tar")
    return archive


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """Courses, people, files."""
    with new_installation(tmp_path_factory.mktemp("filled")) as installation:
        installation.migrate()
        installation.python(FILL)
        yield installation


@pytest.fixture(scope="module")
def archive(filled: Installation, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A backup of it."""
    folder = tmp_path_factory.mktemp("archive")
    filled.manage("backup", str(folder))
    return made_in(folder)


@pytest.fixture
def another(tmp_path: Path) -> Iterator[NewInstallation]:
    """Make an empty installation."""
    with ExitStack() as stack:
        yield lambda: stack.enter_context(new_installation(tmp_path))
