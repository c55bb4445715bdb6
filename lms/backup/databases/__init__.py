"""The two databases: how each is copied while it is in use, examined, and put back."""

from lms.backup.databases.contract import Database
from lms.backup.databases.postgresql import PostgreSQL
from lms.backup.databases.sqlite import SQLite

_KINDS: dict[str, type[Database]] = {kind.vendor: kind for kind in (SQLite, PostgreSQL)}
MEMBERS = frozenset(kind.member for kind in _KINDS.values())


def database_of(vendor: str) -> Database:
    """How to deal with the database of Django's `vendor`, such as "sqlite"."""
    return _KINDS[vendor]()
