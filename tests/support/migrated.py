"""Migrating once: an SQLite test database is copied from one that the same migrations made before.

Hundreds of migrations take longer than most tests. The copy lies in the machine's folder for temporary files
under a hash of everything that migrations are made of, so a change of any of them makes a new one.
"""

import contextlib
import hashlib
import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from unittest import mock

import django
from django.apps import apps
from django.db import connection
from django.db.backends.base.creation import BaseDatabaseCreation

from tests.architecture.house import PROJECT


def template_path() -> Path:
    """Where the migrated database for today's migrations lies, or would lie."""
    digest = hashlib.sha256(f"{django.__version__} {os.getuid()}".encode())
    digest.update((PROJECT / "requirements" / "production.txt").read_bytes())
    for app in sorted(apps.get_app_configs(), key=lambda app: app.name):
        folder = Path(app.path)
        if folder.is_relative_to(PROJECT):
            for pattern in ("migrations/*.py", "models.py", "models/*.py", "data/*"):
                for path in sorted(folder.glob(pattern)):
                    digest.update(path.name.encode() + path.read_bytes())
    return Path(tempfile.gettempdir()) / "lernhub-migrated" / f"{digest.hexdigest()[:32]}.sqlite3"


@contextlib.contextmanager
def migrated_once() -> Iterator[None]:
    """While this is open, making an SQLite test database takes the copy if there is one, else leaves one."""
    if connection.vendor != "sqlite":
        yield
        return
    path = template_path()
    created = BaseDatabaseCreation.create_test_db
    creation = _copied(path) if path.exists() else _kept(path, created)
    with mock.patch.object(BaseDatabaseCreation, "create_test_db", creation):
        yield


def _copied(path: Path) -> Callable[..., str]:
    def create_test_db(self: BaseDatabaseCreation, *_args: Any, **_options: Any) -> str:
        name: str = self._get_test_db_name()  # type: ignore[attr-defined]
        self.connection.close()
        self.connection.settings_dict["NAME"] = name
        self.connection.ensure_connection()
        with contextlib.closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as template:
            template.backup(self.connection.connection)
        return name

    return create_test_db


def _kept(path: Path, created: Callable[..., str]) -> Callable[..., str]:
    def create_test_db(self: BaseDatabaseCreation, *args: Any, **options: Any) -> str:
        name: str = created(self, *args, **options)
        path.parent.mkdir(mode=0o700, exist_ok=True)
        part = path.with_suffix(f".{os.getpid()}")
        with contextlib.closing(sqlite3.connect(part)) as template:
            self.connection.connection.backup(template)
        part.replace(path)
        return name

    return create_test_db
