"""Putting a backup back: into an empty installation, all of it or nothing."""

import contextlib
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from lms.backup import archive_reading
from lms.backup.databases import database_of
from lms.backup.databases.contract import Database
from lms.backup.manifest import SECRET_KEY, Manifest, Member
from lms.backup.problems import ArchiveProblem, BackupProblem
from lms.files import disk
from lms.files.models import StoredFile
from lms.kernel import restored

Tell = Callable[[str], None]
SAMPLE_STAMP = Path("stamps") / "sample"


def restore_backup(path: Path, *, tell: Tell = lambda _: None) -> Manifest:
    """Put the archive at `path` back; raises BackupProblem, then everything is as it was.

    An archive of an older version is brought up to date. What rooms want to do afterwards is done last.
    """
    with archive_reading.opened(path) as archive:
        manifest = archive.manifest
        _require_same_database(manifest)
        _require_known_migrations(manifest)
        database = database_of(connection.vendor)
        _require_empty()
        database.require_to_be_alone()
        with _staging() as folder:
            tell("Reading the archive …")
            archive.read(_unpacking_into(folder))
            tell("Putting the database back …")
            _put_back(database, manifest, folder)
    for sentence in restored.tell_everybody(path):
        tell(sentence)
    return manifest


def _put_back(database: Database, manifest: Manifest, folder: Path) -> None:
    """The database comes last: until it is there, files and key belong to nobody."""
    try:
        database.load(folder / manifest.database.member, manifest.database)
        _place_files(folder / "media")
        _place_secret_key(folder / SECRET_KEY)
        _note_sample(present=manifest.has_sample)
    except BaseException:
        database.undo()
        raise
    database.keep()


def _require_same_database(manifest: Manifest) -> None:
    theirs = database_of(manifest.database.vendor)
    if theirs.vendor != connection.vendor:
        raise BackupProblem(
            f"The backup is of {theirs.name}, this installation uses"
            f" {database_of(connection.vendor).name}. Restore it into {theirs.name}: set or empty"
            " LERNHUB_DATABASE_URL accordingly."
        )


def _require_known_migrations(manifest: Manifest) -> None:
    known = set(MigrationLoader(None).disk_migrations or {})
    if set(manifest.database.migrations) - known:
        raise ArchiveProblem(
            "newer",
            f"The backup was made by Lernhub {manifest.version}, which is newer than what is installed"
            " here: install that version first.",
        )


def _require_empty() -> None:
    """No accounts and no files: then nobody can lose anything."""
    tables = set(connection.introspection.table_names())
    for model, what in ((get_user_model(), "people"), (StoredFile, "files")):
        if model._meta.db_table in tables and model._default_manager.exists():  # noqa: SLF001
            raise BackupProblem(
                f"This installation is not empty: it holds {what}. A backup is restored into an empty one"
                " only: point LERNHUB_DATA to a new folder and, with PostgreSQL, LERNHUB_DATABASE_URL to a"
                " new database."
            )


@contextlib.contextmanager
def _staging() -> Iterator[Path]:
    """A folder on the same disk as the data, so that what lies there is only renamed."""
    data = Path(settings.LERNHUB_DATA)
    try:
        folder = Path(tempfile.mkdtemp(prefix=".restoring-", dir=data))
    except OSError as error:
        raise BackupProblem(f"{data} can't be written: {error.strerror}.") from error
    try:
        yield folder
    except OSError as error:
        raise BackupProblem(f"The backup could not be unpacked: {error.strerror}.") from error
    finally:
        shutil.rmtree(folder)


def _unpacking_into(folder: Path) -> archive_reading.Take:
    def take(member: Member, pieces: Iterator[bytes]) -> None:
        target = folder / member.name
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("wb") as file:
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())

    return take


def _place_files(folder: Path) -> None:
    for source in sorted(path for path in folder.rglob("*") if path.is_file()):
        disk.place(source, relative=source.relative_to(folder).as_posix())


def _place_secret_key(source: Path) -> None:
    if source.exists() and settings.LERNHUB_KEEPS_SECRET_KEY:
        source.chmod(0o600)
        source.replace(Path(settings.LERNHUB_DATA) / SECRET_KEY)


def _note_sample(*, present: bool) -> None:
    """What was restored is never mixed with sample people by the next start."""
    stamp = Path(settings.LERNHUB_DATA) / SAMPLE_STAMP
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text("loaded" if present else "left out")
