"""Which accounts were erased, told apart without naming them: so that a restored backup forgets them again.

The digest is SHA-256 of the account's UUIDv7 (74 random bits, RFC 9562, section 5.7): whoever has a
backup with the account recognises it; from the digest nobody finds an account that is gone. The file
lies outside the database, so restoring an older one does not take it along.
"""

import hashlib
import os
import uuid
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings

_PURPOSE = b"lernhub.erased-account:"


def digest_of(public_id: uuid.UUID) -> str:
    """What remains of an erased account."""
    return hashlib.sha256(_PURPOSE + public_id.bytes).hexdigest()


def path() -> Path:
    """Where the list lies, readable by the platform's own user only."""
    return Path(settings.LERNHUB_ERASURE_LOG)


def noted(file: Path | None = None) -> frozenset[str]:
    """The digests in the list."""
    place = file or path()
    return frozenset(place.read_text("ascii").split()) if place.exists() else frozenset()


def note(digests: Iterable[str]) -> int:
    """Add those that are missing; returns how many. Idempotent, on the disk when it returns."""
    missing = sorted(set(digests) - noted())
    if missing:
        place = path()
        place.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        with os.fdopen(handle, "a", encoding="ascii") as file:
            file.write("".join(f"{digest}\n" for digest in missing))
            file.flush()
            os.fsync(file.fileno())
    return len(missing)
