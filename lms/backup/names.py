"""What archives are called, and which of them are kept."""

import datetime
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

_FORM = "lernhub-%Y-%m-%dT%H-%M-%SZ.tar"
_NAME = re.compile(r"lernhub-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ\.tar\Z")


@dataclass(frozen=True)
class Archive:
    """A finished backup."""

    path: Path
    made_at: datetime.datetime
    size_bytes: int


def name_at(moment: datetime.datetime) -> str:
    """The name of an archive begun at `moment`."""
    return moment.astimezone(datetime.UTC).strftime(_FORM)


def moment_of(name: str) -> datetime.datetime | None:
    """When the archive of that name was begun; None for other files."""
    if not _NAME.match(name):
        return None
    return datetime.datetime.strptime(name, _FORM).replace(tzinfo=datetime.UTC)


def no_longer_kept(archives: Iterable[Archive], *, days: int, weeks: int) -> list[Archive]:
    """Those that are neither the newest of one of the last `days` days with a backup nor of a week.

    Days and weeks without a backup don't count, so a broken schedule never empties the folder.
    """
    newest_first = sorted(archives, key=lambda archive: archive.made_at, reverse=True)
    daily = _newest_of_each(newest_first, lambda at: (at.year, at.month, at.day), most=days)
    weekly = _newest_of_each(newest_first, lambda at: at.isocalendar()[:2], most=weeks)
    kept = {archive.path for archive in (*newest_first[:1], *daily, *weekly)}
    return [archive for archive in newest_first if archive.path not in kept]


def _newest_of_each(
    newest_first: list[Archive], period: Callable[[datetime.datetime], object], *, most: int
) -> list[Archive]:
    found: dict[object, Archive] = {}
    for archive in newest_first:
        found.setdefault(period(archive.made_at), archive)
    return list(found.values())[:most]
