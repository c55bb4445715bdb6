"""A media folder of its own for each test."""

from pathlib import Path

import pytest
from pytest_django import Settings


@pytest.fixture(autouse=True)
def media(tmp_path: Path, settings: Settings) -> Path:
    """The folder below which stored files lie."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.LERNHUB_ACCEL_PREFIX = ""
    return tmp_path / "media"
