"""Reads: where backups lie, and how the newest one is."""

import datetime
from pathlib import Path

from django.conf import settings

from lms.backup.names import Archive, moment_of
from lms.kernel.clock import now

LATE_AFTER = datetime.timedelta(hours=26)
"""A day, and time for the work itself."""


def is_planned() -> bool:
    """Whether backups are made by the clock."""
    return settings.LERNHUB_BACKUP_FOLDER is not None


def default_folder() -> Path:
    """Where backups go unless somebody says otherwise."""
    folder: Path | None = settings.LERNHUB_BACKUP_FOLDER
    return folder or Path(settings.LERNHUB_DATA) / "backups"


def archives_in(folder: Path) -> list[Archive]:
    """Finished backups, the newest first. Files of other names are none of ours."""
    if not folder.is_dir():
        return []
    found = [
        Archive(path, moment, path.stat().st_size)
        for path in folder.iterdir()
        if (moment := moment_of(path.name)) and path.is_file()
    ]
    return sorted(found, key=lambda archive: archive.made_at, reverse=True)


def last_backup() -> Archive | None:
    """The newest one in the usual folder; each was checked before it got its name."""
    return next(iter(archives_in(default_folder())), None)


def is_due() -> bool:
    """Whether the latest planned hour has passed without a backup since."""
    last = last_backup()
    return last is None or last.made_at < _latest_planned_moment()


def _latest_planned_moment() -> datetime.datetime:
    """The last time the clock struck the planned hour here, also when nobody was there to hear it."""
    local = now().astimezone()
    struck = local.replace(hour=settings.LERNHUB_BACKUP_HOUR, minute=0, second=0, microsecond=0)
    return struck if struck <= local else struck - datetime.timedelta(days=1)


def state() -> str:
    """One word or two for monitoring; "" where no backups are planned."""
    if not is_planned():
        return ""
    last = last_backup()
    if last is None:
        return "none yet"
    return "late" if now() - last.made_at > LATE_AFTER else "ok"
