"""PostgreSQL: copied by its own pg_dump, which sees the moment that our own transaction holds on to."""

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

from django.db import connection
from django.db.backends.postgresql.client import DatabaseClient

from lms.backup.databases.contract import PATHS_OF_FILES, Database, Dump, bring_up_to_date
from lms.backup.manifest import DatabaseFacts
from lms.backup.problems import ArchiveProblem, BackupProblem

_TABLES = (
    "SELECT table_name FROM information_schema.tables"
    " WHERE table_schema = current_schema() AND table_type = 'BASE TABLE' ORDER BY table_name"
)
_OTHERS = (
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
    " AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
)
_FORM = ("--format=custom", "--no-owner", "--no-privileges")


class PostgreSQL(Database):
    """The database on the server."""

    vendor = "postgresql"
    name = "PostgreSQL"
    member = "database.pgdump"

    def size_bytes(self) -> int:
        """As the server tells it."""
        with connection.cursor() as cursor:
            return int(_one(cursor, "SELECT pg_database_size(current_database())"))

    def dump(self, folder: Path) -> Dump:
        """A connection of its own holds the moment that pg_dump copies and that is counted."""
        _require_new_enough_tools()
        file = folder / self.member
        held = connection.copy()
        try:
            with held.cursor() as cursor:
                cursor.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
                moment = _one(cursor, "SELECT pg_export_snapshot()")
                _run("pg_dump", [*_FORM, f"--snapshot={moment}", f"--file={file}"])
                facts = self._facts(cursor)
                cursor.execute(PATHS_OF_FILES)
                paths = tuple(path for (path,) in cursor.fetchall())
        finally:
            held.close()
        return Dump(file, facts, paths)

    def examine(self, file: Path, facts: DatabaseFacts) -> None:
        """pg_restore reads the list of contents; the rows are counted when it is put back."""
        try:
            listed = _run("pg_restore", ["--list", str(file)], connects=False)
        except BackupProblem as problem:
            raise ArchiveProblem("changed", str(problem)) from None
        absent = [name for name in facts.rows if f" {name} " not in listed]
        if absent:
            raise ArchiveProblem("changed", f"The database lacks the table {absent[0]}.")

    def require_to_be_alone(self) -> None:
        """Nobody else is connected."""
        with connection.cursor() as cursor:
            if _one(cursor, _OTHERS):
                raise BackupProblem(
                    "Another program is connected to the database: stop the platform, then restore again."
                )

    def load(self, file: Path, facts: DatabaseFacts) -> None:
        """Into a database without tables, in one transaction."""
        self.undo()
        connection.close()
        name = str(connection.settings_dict["NAME"])
        options = ["--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges"]
        _run("pg_restore", [*options, f"--dbname={name}", str(file)])
        with connection.cursor() as cursor:
            if _rows(cursor) != facts.rows:
                raise ArchiveProblem("changed", "The database holds other rows than its list says.")
        bring_up_to_date()

    def keep(self) -> None:
        """It is in place already."""

    def undo(self) -> None:
        """Remove all tables. There was nobody's data in them: only empty installations are restored."""
        with connection.cursor() as cursor:
            cursor.execute(_TABLES)
            for (name,) in cursor.fetchall():
                cursor.execute(f"DROP TABLE IF EXISTS {connection.ops.quote_name(name)} CASCADE")

    def _facts(self, cursor: Any) -> DatabaseFacts:
        rows = _rows(cursor)
        server = str(_one(cursor, "SHOW server_version"))
        cursor.execute("SELECT app, name FROM django_migrations ORDER BY id")
        migrations = tuple((app, name) for app, name in cursor.fetchall())
        return DatabaseFacts(self.vendor, server, self.member, migrations, rows)


def _one(cursor: Any, question: str) -> Any:
    cursor.execute(question)
    return cursor.fetchone()[0]


def _rows(cursor: Any) -> dict[str, int]:
    cursor.execute(_TABLES)
    names = [name for (name,) in cursor.fetchall()]
    return {
        name: _one(cursor, f"SELECT count(*) FROM {connection.ops.quote_name(name)}")  # noqa: S608
        for name in names
    }


def _require_new_enough_tools() -> None:
    with connection.cursor() as cursor:
        server = int(_one(cursor, "SHOW server_version_num")) // 10_000
    told = re.search(r"(\d+)", _run("pg_dump", ["--version"], connects=False))
    ours = int(told[1]) if told else 0
    if ours < server:
        raise BackupProblem(
            f"pg_dump {ours} is too old for the PostgreSQL server {server}:"
            f" install the Debian package postgresql-client-{server} or a newer one."
        )


def _run(program: str, parameters: list[str], *, connects: bool = True) -> str:
    """Run a tool of PostgreSQL; the password goes by the environment, never by the command line."""
    found = shutil.which(program)
    if found is None:
        raise BackupProblem(
            f"The program {program} is missing: install the Debian package postgresql-client."
        )
    command = [found, *parameters]
    variables: dict[str, str] = {}
    if connects:
        command, variables = _with_connection(found, parameters)
    result = subprocess.run(  # noqa: S603 our own arguments
        command, env={**os.environ, **variables}, capture_output=True, text=True, check=False
    )
    if result.returncode != 0:
        last = (result.stderr.strip() or "no message").splitlines()[-1]
        raise BackupProblem(f"{program} failed: {last}")
    return result.stdout


def _with_connection(found: str, parameters: list[str]) -> tuple[list[str], dict[str, str]]:
    """Django knows how to turn its settings into arguments of psql, which the other tools share."""
    arguments, variables = DatabaseClient.settings_to_cmd_args_env(connection.settings_dict, [])
    name = str(connection.settings_dict["NAME"])
    where = arguments[1:-1] if arguments[-1] == name else arguments[1:]
    target = [] if any(each.startswith("--dbname=") for each in parameters) else [name]
    return [found, *where, *parameters, *target], variables or {}
