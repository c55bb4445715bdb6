"""Looking for somebody everywhere: each column of each table, with what is packed in it unpacked."""

import pickle
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import connection
from django_q.models import OrmQ, Task

from lms.kernel.personal_data import Subject


def words_of(subject: Subject) -> list[str]:
    """What gives the person away, as it is stored; her key has to be no other number."""
    names = [spelling for name in subject.names for spelling in (name, *name.split())]
    ids = [str(subject.public_id), subject.public_id.hex, str(subject.pk)]
    return [word.casefold() for word in (*names, *subject.addresses, *ids)]


def places_with(subject: Subject, *, folders: list[Path]) -> list[str]:
    """Where the person is found: tables and columns, what is packed into rows, cache, files."""
    words = words_of(subject)
    found = {
        place
        for place, text in (*_columns(), *_unpacked(), *_cached(), *_files(folders))
        if any(word in text.casefold() for word in words)
    }
    return sorted(found)


def _columns() -> Iterator[tuple[str, str]]:
    """Every value of every table."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            names = [column[0] for column in cursor.description or ()]
            for row in cursor.fetchall():
                for name, value in zip(names, row, strict=True):
                    yield f"{table}.{name}", _text(value)


def _unpacked() -> Iterator[tuple[str, str]]:
    """What signed or pickled columns hold."""
    for job in OrmQ.objects.all():
        yield "jobs that wait", repr(job.task)
    for task in Task.objects.all():
        yield "jobs that are done", repr((task.args, task.kwargs, task.result))
    for session in Session.objects.all():
        yield "sessions", repr(session.get_decoded())


def _cached() -> Iterator[tuple[str, str]]:
    """Keys and values of the cache in memory; one in the database is among the tables."""
    for key, value in getattr(cache, "_cache", {}).items():
        yield "cache", f"{key} {pickle.loads(value)!r}"


def _files(folders: list[Path]) -> Iterator[tuple[str, str]]:
    """Names and bytes of all files."""
    for folder in folders:
        for path in folder.rglob("*"):
            if path.is_file():
                yield f"file {path.name}", f"{path} {path.read_bytes().decode('utf-8', 'ignore')}"


def _text(value: Any) -> str:
    return value.decode("utf-8", "ignore") if isinstance(value, bytes) else str(value)
