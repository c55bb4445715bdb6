"""When backups are made by the clock, how many are kept, and who learns that they are late."""

import datetime
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from lms.backup import names, selectors, services
from lms.backup.names import Archive, moment_of, name_at, no_longer_kept
from lms.files import disk
from lms.kernel import restored

NOON = datetime.datetime(2026, 3, 29, 12, tzinfo=datetime.UTC)


def archive(days_ago: float) -> Archive:
    """An archive that was made some days before noon."""
    moment = NOON - datetime.timedelta(days=days_ago)
    return Archive(Path(name_at(moment)), moment, 1)


def put(folder: Path, moment: datetime.datetime) -> None:
    """A finished archive."""
    (folder / name_at(moment)).touch()


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime.datetime], None]:
    """Set the clock."""
    return lambda moment: monkeypatch.setattr(selectors, "now", lambda: moment)


@pytest.fixture
def folder(tmp_path: Path, settings: Settings) -> Path:
    """Where the planned backups go."""
    settings.LERNHUB_BACKUP_FOLDER = tmp_path
    settings.LERNHUB_BACKUP_HOUR = 3
    return tmp_path


def test_a_name_tells_the_moment() -> None:
    assert moment_of(name_at(NOON)) == NOON
    assert moment_of("lernhub-2026.tar") is None
    assert moment_of("../lernhub-2026-03-29T12-00-00Z.tar") is None


def test_the_newest_of_each_day_and_week_is_kept() -> None:
    archives = [archive(days) for days in (0, 0.1, 1, 2, 3, 8, 9, 15, 22, 29, 60)]
    gone = no_longer_kept(archives, days=3, weeks=3)
    assert [each.made_at for each in gone] == [
        archive(days).made_at for days in (0.1, 3, 9, 22, 29, 60)
    ]


def test_a_broken_schedule_never_empties_the_folder() -> None:
    old = [archive(days) for days in (400, 401, 500)]
    assert no_longer_kept(old, days=1, weeks=0) == old[1:]
    assert names.no_longer_kept([], days=7, weeks=4) == []


@pytest.mark.parametrize(
    ("hours_ago", "due"), [(1, False), (10.5, False), (11.5, True), (30, True)]
)
def test_a_backup_is_due_once_the_hour_has_struck(
    folder: Path, at: Callable[[datetime.datetime], None], hours_ago: float, due: bool
) -> None:
    """At noon UTC it is 14 o'clock in summer here; 3 o'clock was eleven hours ago."""
    at(NOON)
    put(folder, NOON - datetime.timedelta(hours=hours_ago))
    assert selectors.is_due() is due


def test_a_day_that_was_missed_is_made_up_for(
    folder: Path, at: Callable[[datetime.datetime], None]
) -> None:
    at(NOON)
    assert selectors.is_due()
    put(folder, NOON - datetime.timedelta(days=3))
    assert selectors.is_due()


def test_without_a_folder_nothing_is_planned(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.LERNHUB_BACKUP_FOLDER = None
    monkeypatch.setattr(services.making, "make_backup", lambda *_: pytest.fail("not planned"))
    services.back_up_when_due()


@pytest.mark.django_db
def test_late_backups_are_told_and_people_are_served_all_the_same(
    folder: Path, at: Callable[[datetime.datetime], None]
) -> None:
    at(NOON)
    told = [json.loads(Client().get("/readyz").content)]
    for hours in (27, 1):
        put(folder, NOON - datetime.timedelta(hours=hours))
        told.append(json.loads(Client().get("/readyz").content))
    assert [states["backup"] for states in told] == ["none yet", "late", "ok"]
    assert [states["database"] for states in told] == ["ok"] * 3


def test_no_file_is_swept_away_while_a_backup_reads(tmp_path: Path, settings: Settings) -> None:
    settings.MEDIA_ROOT = tmp_path
    disk.write(b"old", relative="ab/old")
    with disk.files_stay():
        assert not disk.remove_if_older("ab/old", than_timestamp=9e9)
        disk.write(b"new", relative="ab/new")
    assert disk.all_names() == ["ab/new", "ab/old"]
    assert disk.remove_if_older("ab/old", than_timestamp=9e9)


def test_rooms_are_told_after_a_backup_was_put_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(restored, "_steps", [])
    restored.after_restore(lambda archive: f"{archive.name}: two accounts were erased again.")
    restored.after_restore(lambda _archive: "")
    assert restored.tell_everybody(Path("a/b.tar")) == ["b.tar: two accounts were erased again."]
