"""Archives on disk: outside of the public media, readable by the platform's own user only."""

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from lms.privacy.models import DataExport


def path_of(export: DataExport) -> Path:
    """Where the archive lies."""
    return _folder() / f"{export.public_id}.zip"


@contextlib.contextmanager
def replacing(export: DataExport) -> Iterator[Path]:
    """A file (0600) to write to; complete, it takes the archive's place, else it goes."""
    folder = _folder()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, name = tempfile.mkstemp(dir=folder, prefix=f"{export.public_id}.", suffix=".part")
    os.close(handle)
    draft = Path(name)
    try:
        yield draft
        draft.replace(path_of(export))
    finally:
        draft.unlink(missing_ok=True)


def remove(export: DataExport) -> None:
    """Delete the archive and what an ended worker left of it."""
    if _folder().exists():
        for path in _folder().glob(f"{export.public_id}.*"):
            path.unlink(missing_ok=True)


def _folder() -> Path:
    return Path(settings.LERNHUB_EXPORTS)
