"""Folders of their own for what lies outside of the database."""

from pathlib import Path

import pytest
from pytest_django import Settings


@pytest.fixture(autouse=True)
def data_folder(tmp_path: Path, settings: Settings) -> Path:
    """Media, archives, mails and the list of erased accounts."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.LERNHUB_EXPORTS = tmp_path / "exports"
    settings.LERNHUB_ERASURE_LOG = tmp_path / "erased-accounts"
    settings.EMAIL_FILE_PATH = str(tmp_path / "mail")
    return tmp_path
