"""Which accounts were erased, told apart without naming them: so that a restored backup forgets them again.

The digest is SHA-256 of the account's UUIDv7 (74 random bits, RFC 9562, section 5.7): whoever has a
backup with the account recognises it; from the digest nobody finds an account that is gone. The lists
lie outside the database, so restoring an older one does not take them along: one in the data folder,
one beside the planned backups, because a backup may come back where the data folder is a new one.
"""

import hashlib
import logging
import os
import uuid
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings

logger = logging.getLogger(__name__)
_PURPOSE = b"lernhub.erased-account:"


def digest_of(public_id: uuid.UUID) -> str:
    """What remains of an erased account."""
    return hashlib.sha256(_PURPOSE + public_id.bytes).hexdigest()


def beside(archive: Path) -> Path:
    """Where the list lies that goes with a backup."""
    return archive.parent / Path(settings.LERNHUB_ERASURE_LOG).name


def noted(*more: Path) -> frozenset[str]:
    """The digests in all our lists, and in `more`."""
    return frozenset().union(*(_digests_in(file) for file in (*_places(), *more)))


def note(digests: Iterable[str]) -> None:
    """Add those that are missing to each list. Idempotent, on the disk when it returns.

    Raises OSError for the list in the data folder; one beside the backups catches up next time.
    """
    home, *copies = _places()
    wanted = frozenset(digests) | noted()
    _add(home, wanted)
    for copy in copies:
        try:
            _add(copy, wanted)
        except OSError:
            logger.exception("The list of erased accounts beside the backups can't be written.")


def _places() -> list[Path]:
    """All lists, the one in the data folder first; readable by the platform's own user only."""
    home = Path(settings.LERNHUB_ERASURE_LOG)
    backups = settings.LERNHUB_BACKUP_FOLDER
    return [home, Path(backups) / home.name] if backups else [home]


def _digests_in(file: Path) -> frozenset[str]:
    try:
        return frozenset(file.read_text("ascii").split())
    except FileNotFoundError:
        return frozenset()


def _add(place: Path, digests: frozenset[str]) -> None:
    missing = sorted(digests - _digests_in(place))
    if not missing:
        return
    place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(handle, "a", encoding="ascii") as file:
        file.write("".join(f"{digest}\n" for digest in missing))
        file.flush()
        os.fsync(file.fileno())
