"""What remains of somebody outside of the tables: mails in a folder, counters, freed pages of SQLite."""

import datetime
import email
import email.policy
from email.message import EmailMessage
from pathlib import Path

from django.conf import settings
from django.core.cache import DEFAULT_CACHE_ALIAS, cache, caches
from django.core.cache.backends.db import DatabaseCache
from django.db import connection

from lms.kernel.personal_data import Subject

_TABLE = "kernel_cache"
BETWEEN_MAILS = "-" * 79
"""What Django's file backend writes after each mail."""


def forget_mails(subject: Subject) -> int:
    """Delete mails to or about `subject` where mail is written into a folder; returns how many files.

    An installation with a mail server has no such folder; what it sent can't be called back.
    """
    folder = getattr(settings, "EMAIL_FILE_PATH", None)
    if not folder or not Path(folder).exists():
        return 0
    found = [path for path in Path(folder).iterdir() if path.is_file() and _names(path, subject)]
    for path in found:
        path.unlink(missing_ok=True)
    return len(found)


def _names(path: Path, subject: Subject) -> bool:
    words = [word.casefold() for word in (*subject.addresses, *subject.names)]
    text = "\n".join(map(_readable, path.read_bytes().split(BETWEEN_MAILS.encode()))).casefold()
    return any(word in text for word in words)


def _readable(source: bytes) -> str:
    """Head and text of a mail, decoded."""
    mail = email.message_from_bytes(source.strip(), policy=email.policy.default)
    assert isinstance(mail, EmailMessage)
    body = mail.get_body(("plain",))
    return f"{mail['To']}\n{mail['Subject']}\n{body.get_content() if body else ''}"


def forget_counters() -> None:
    """Empty the cache: keys of limits hold keys of people. What it counts begins anew, once a day at most.

    Where the cache lives in each process's memory, the web process forgets within minutes by itself. In a
    database that was just restored its table may still be missing: then there is nothing to forget.
    """
    if not _lives_in_database() or _TABLE in connection.introspection.table_names():
        cache.clear()


def expired_counters(limit: datetime.datetime) -> int:
    """How many entries of the cache in the database expired before `limit`; nobody asks for them again."""
    return _on_cache_table("SELECT COUNT(*) FROM kernel_cache WHERE expires < %s", limit)


def drop_expired_counters(limit: datetime.datetime, _most: int) -> int:
    """Delete them all: Django itself does so only when the table is full."""
    return _on_cache_table("DELETE FROM kernel_cache WHERE expires < %s", limit)


def _on_cache_table(statement: str, limit: datetime.datetime) -> int:
    """The number counted or deleted; 0 where the cache lives in memory."""
    if not _lives_in_database():
        return 0
    with connection.cursor() as cursor:
        cursor.execute(statement, [connection.ops.adapt_datetimefield_value(limit)])
        return int(cursor.fetchone()[0]) if cursor.description else cursor.rowcount


def _lives_in_database() -> bool:
    return isinstance(caches[DEFAULT_CACHE_ALIAS], DatabaseCache)


def overwrite_freed_pages() -> None:
    """SQLite: empty the write-ahead log, which holds pages as they were before.

    What is freed in the file itself is overwritten at once (`secure_delete`, see the settings).
    PostgreSQL frees dead rows by its own vacuum.
    """
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
