"""SQLite: copied by its online backup, which sees one moment while others go on writing."""

import contextlib
import gzip
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from django.db import connection

from lms.backup.databases.contract import PATHS_OF_FILES, Database, Dump, bring_up_to_date
from lms.backup.manifest import DatabaseFacts
from lms.backup.problems import ArchiveProblem, BackupProblem

_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
_BESIDE = ("-wal", "-shm", "-journal")


class SQLite(Database):
    """The database in the data folder."""

    vendor = "sqlite"
    name = "SQLite"
    member = "database.sqlite3.gz"

    def __init__(self) -> None:
        self._own = Path(connection.settings_dict["NAME"])
        self._staged = self._own

    def size_bytes(self) -> int:
        """Of the file and what is beside it."""
        paths = [self._own, *self._own.parent.glob(f"{self._own.name}-*")]
        return sum(path.stat().st_size for path in paths if path.exists())

    def dump(self, folder: Path) -> Dump:
        """Copy, then leave out what was deleted: free pages still hold it."""
        try:
            return self._dump(folder)
        except sqlite3.Error as error:
            raise BackupProblem(f"SQLite could not copy the database: {error}.") from error

    def _dump(self, folder: Path) -> Dump:
        copy, packed = folder / "copy.sqlite3", folder / self.member
        with _opened(self._own) as source, _opened(copy) as target:
            source.backup(target)
        with _opened(copy) as database:
            database.execute("PRAGMA journal_mode=DELETE")
            database.execute("VACUUM")
            facts = self._facts(database)
            paths = tuple(path for (path,) in database.execute(PATHS_OF_FILES))
        with copy.open("rb") as plain, gzip.open(packed, "wb", compresslevel=6) as archive:
            shutil.copyfileobj(plain, archive, 1_000_000)
        copy.unlink()
        return Dump(packed, facts, paths)

    def examine(self, file: Path, facts: DatabaseFacts) -> None:
        """Unpack, let SQLite look through it, count."""
        copy = file.with_name("examined.sqlite3")
        try:
            _unpack(file, copy)
            _examine(copy, facts)
        finally:
            copy.unlink(missing_ok=True)

    def require_to_be_alone(self) -> None:
        """SQLite leaves its journal mode only for whoever is alone."""
        connection.close()
        if not self._own.exists():
            return
        try:
            with _opened(self._own, seconds=0) as database:
                database.execute("PRAGMA journal_mode=DELETE")
        except sqlite3.OperationalError:
            raise BackupProblem("The platform is running: stop it, then restore again.") from None

    def load(self, file: Path, facts: DatabaseFacts) -> None:
        """Beside the database that is there: it is only replaced by `keep`."""
        self._staged = file.with_name("staged.sqlite3")
        self._staged.touch(mode=0o600)
        _unpack(file, self._staged)
        _examine(self._staged, facts)
        self._use(self._staged)
        bring_up_to_date()
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def keep(self) -> None:
        """One rename."""
        self._use(self._own)
        for ending in _BESIDE:
            self._own.with_name(self._own.name + ending).unlink(missing_ok=True)
        self._staged.replace(self._own)

    def undo(self) -> None:
        """What is there was not touched."""
        self._use(self._own)

    def _use(self, path: Path) -> None:
        connection.close()
        connection.settings_dict["NAME"] = str(path)

    def _facts(self, database: sqlite3.Connection) -> DatabaseFacts:
        migrations = database.execute("SELECT app, name FROM django_migrations ORDER BY id")
        return DatabaseFacts(
            vendor=self.vendor,
            server=sqlite3.sqlite_version,
            member=self.member,
            migrations=tuple((app, name) for app, name in migrations),
            rows=_rows(database),
        )


@contextlib.contextmanager
def _opened(path: Path, *, seconds: float = 60) -> Iterator[sqlite3.Connection]:
    with contextlib.closing(sqlite3.connect(path, timeout=seconds)) as database:
        yield database


def _rows(database: sqlite3.Connection) -> dict[str, int]:
    names = [name for (name,) in database.execute(_TABLES)]
    count = 'SELECT count(*) FROM "{}"'
    return {name: database.execute(count.format(name)).fetchone()[0] for name in sorted(names)}


def _unpack(file: Path, target: Path) -> None:
    try:
        with gzip.open(file) as archive, target.open("wb") as plain:
            shutil.copyfileobj(archive, plain, 1_000_000)
    except (gzip.BadGzipFile, EOFError) as error:
        raise ArchiveProblem("changed", f"The database can't be unpacked ({error}).") from None


def _examine(path: Path, facts: DatabaseFacts) -> None:
    with _opened(path) as database:
        try:
            (answer,) = database.execute("PRAGMA integrity_check(1)").fetchone()
            found = _rows(database) if answer == "ok" else {}
        except sqlite3.DatabaseError as error:
            answer = str(error)
    if answer != "ok":
        raise ArchiveProblem("changed", f"SQLite finds the database damaged: {answer}.")
    if found != facts.rows:
        raise ArchiveProblem("changed", "The database holds other rows than its list says.")
