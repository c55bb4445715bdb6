"""Whole installations of their own, on the kind of database that the suite runs on."""

import contextlib
import os
import shutil
import sqlite3
import subprocess
import sys
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import dj_database_url
import psycopg
from psycopg import sql

from tests.architecture.house import PROJECT
from tests.support.migrated import template_path

SERVER = os.environ.get("LERNHUB_DATABASE_URL", "")


@dataclass(frozen=True)
class Installation:
    """A data folder and a database. Everything runs in processes of its own."""

    data: Path
    database_url: str

    @property
    def environment(self) -> dict[str, str]:
        """What its processes are told."""
        inherited = {
            n: v for n, v in os.environ.items() if not n.startswith(("LERNHUB_", "PYTEST_"))
        }
        return {
            **inherited,
            "LERNHUB_DATA": str(self.data),
            "LERNHUB_DATABASE_URL": self.database_url,
            "DJANGO_SETTINGS_MODULE": "lms.settings.base",
        }

    def run(
        self, *arguments: str, before: Callable[[], None] | None = None, **settings: str
    ) -> subprocess.CompletedProcess[str]:
        """A command of manage.py; `before` is called in its process."""
        return subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=PROJECT,
            env={**self.environment, **settings},
            capture_output=True,
            text=True,
            check=False,
            preexec_fn=before,
        )

    def manage(self, *arguments: str, **settings: str) -> str:
        """What a command prints that must succeed."""
        result = self.run(*arguments, before=None, **settings)
        assert result.returncode == 0, result.stdout + result.stderr
        return result.stdout

    def migrate(self) -> None:
        """Make the tables: on SQLite by a copy of what the same migrations made before, if there is one."""
        template = template_path()
        if self.database_url or not template.exists():
            self.manage("migrate", "--verbosity=0")
            return
        made = self.data / "lernhub.sqlite3"
        shutil.copyfile(template, made)
        with contextlib.closing(sqlite3.connect(made)) as database:
            database.execute("PRAGMA journal_mode = WAL")  # as the platform itself opens it

    def python(self, code: str, *arguments: str) -> str:
        """What `code` prints, run with Django ready."""
        result = subprocess.run(
            [sys.executable, "-c", f"import django; django.setup()\n{code}", *arguments],
            cwd=PROJECT,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert result.returncode == 0, result.stdout + result.stderr
        return result.stdout

    def start(self, code: str, *arguments: str) -> "subprocess.Popen[str]":
        """The same, going on beside us."""
        return subprocess.Popen(
            [sys.executable, "-c", f"import django; django.setup()\n{code}", *arguments],
            cwd=PROJECT,
            env=self.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )


@contextlib.contextmanager
def new_installation(folder: Path) -> Iterator[Installation]:
    """Nothing in it yet, not even tables; its database goes afterwards."""
    data = folder / f"installation-{uuid.uuid4().hex[:8]}"
    data.mkdir(parents=True)
    if not SERVER:
        yield Installation(data, "")
        return
    with new_database(SERVER) as url:
        yield Installation(data, url)


@contextlib.contextmanager
def new_database(server: str) -> Iterator[str]:
    """The URL of an empty database on the PostgreSQL server that `server`, a URL, leads to."""
    name = f"lernhub_{uuid.uuid4().hex[:12]}"
    _execute(server, "CREATE DATABASE {}", name)
    try:
        yield f"{server.rpartition('/')[0]}/{name}"
    finally:
        _execute(server, "DROP DATABASE {} WITH (FORCE)", name)


def connected(url: str) -> "psycopg.Connection[tuple[object, ...]]":
    """A connection to the PostgreSQL database at `url`, outside of Django."""
    found = dj_database_url.parse(url)
    return psycopg.connect(
        host=found["HOST"] or None,
        port=found["PORT"] or None,
        user=found["USER"] or None,
        password=found["PASSWORD"] or None,
        dbname=found["NAME"],
        autocommit=True,
    )


def _execute(server: str, command: str, name: str) -> None:
    with connected(server) as connection:
        connection.execute(sql.SQL(command).format(sql.Identifier(name)))
