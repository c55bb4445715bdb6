"""`python -m deploy.keep_release FOLDER`: the sample's database as this release has it, for upgrade tests.

Run from a check-out of the release, once with SQLite and once with LERNHUB_DATABASE_URL set to an empty
PostgreSQL database; see deploy/UPGRADE.md. It writes `<database>.sql.gz`.
"""

import argparse
import contextlib
import gzip
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import django
from django.core.management import call_command
from django.db import connection
from django.db.backends.postgresql.client import DatabaseClient

PASSING = (
    "django_session",
    "django_q_task",
    "django_q_ormq",
    "django_q_schedule",
    "kernel_heartbeat",
)
"""Tables whose rows are of one day only."""


def fill() -> None:
    """The release's own tables and its sample."""
    call_command("migrate", interactive=False, verbosity=0)
    call_command("load_sample", verbosity=0)
    with connection.cursor() as cursor:
        for table in PASSING:
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(table)}")  # noqa: S608 our own names


def sqlite_text() -> str:
    """The database as statements."""
    with contextlib.closing(sqlite3.connect(connection.settings_dict["NAME"])) as database:
        return "\n".join(database.iterdump()) + "\n"


def postgresql_text() -> str:
    """The same from pg_dump, as INSERT statements that any client can run."""
    options = [
        "--inserts",
        "--rows-per-insert=50",
        "--no-owner",
        "--no-privileges",
        "--no-comments",
    ]
    arguments, variables = DatabaseClient.settings_to_cmd_args_env(
        connection.settings_dict, options
    )
    answer = subprocess.run(
        ["pg_dump", *arguments[1:]],
        env={**os.environ, **(variables or {})},
        check=True,
        capture_output=True,
        text=True,
    )
    lines = answer.stdout.splitlines()
    kept = [
        line for line in lines if line and not line.startswith(("--", "\\restrict", "\\unrestrict"))
    ]
    return "\n".join(kept) + "\n"


def main(arguments: list[str]) -> int:
    """Fill an empty installation and write it down."""
    parser = argparse.ArgumentParser(prog="deploy/keep_release.py", description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args(arguments).folder
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lms.settings.base")
    django.setup()
    fill()
    text = sqlite_text() if connection.vendor == "sqlite" else postgresql_text()
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{connection.vendor}.sql.gz"
    path.write_bytes(gzip.compress(text.encode(), mtime=0))
    print(f"{path}: {path.stat().st_size // 1024} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
