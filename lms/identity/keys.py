"""The keys that sign what we say of people: files in the data folder, named by the second they were made.

A new key is published an hour before it signs, and an old one for a day after it has stopped, so that no
program ever meets a signature whose key it can't find.
"""

import datetime
import os
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from allauth.idp.oidc.models import PrivateKey
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

KNOWN_BEFORE = datetime.timedelta(hours=1)
KNOWN_AFTER = datetime.timedelta(days=1)
BITS = 2048
_NAME = "%Y%m%dT%H%M%SZ"


def keys_in(folder: Path) -> list[PrivateKey]:
    """All keys, oldest first, each with the time in which it is published and signs."""
    return list(_with_times(sorted(folder.glob("*.pem"))))


def _with_times(paths: list[Path]) -> Iterator[PrivateKey]:
    made = [_made_at(path) for path in paths]
    ends = [later + KNOWN_BEFORE + KNOWN_AFTER for _earlier, later in pairwise(made)]
    for index, path in enumerate(paths):
        yield PrivateKey(
            pem=path.read_text("ascii"),
            issued_at=made[index],
            not_before=made[index] + KNOWN_BEFORE if index else None,
            expires_at=ends[index] if index < len(ends) else None,
        )


def _made_at(path: Path) -> datetime.datetime:
    return datetime.datetime.strptime(path.stem, _NAME).replace(tzinfo=datetime.UTC)


def make_key(folder: Path, *, at: datetime.datetime) -> Path:
    """Make one more key, readable by its owner only."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    key = rsa.generate_private_key(public_exponent=65537, key_size=BITS)
    pem = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    path = folder / f"{at.astimezone(datetime.UTC).strftime(_NAME)}.pem"
    # Whole under its name or not at all: another process may be reading.
    fresh = path.with_suffix(f".{os.getpid()}")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(pem)
    fresh.rename(path)
    return path


def remove_old(folder: Path, *, at: datetime.datetime) -> int:
    """Delete the keys that are published no longer; how many."""
    paths = sorted(folder.glob("*.pem"))
    gone = [
        path
        for path, key in zip(paths, _with_times(paths), strict=True)
        if key.expires_at is not None and key.expires_at <= at
    ]
    for path in gone:
        path.unlink()
    return len(gone)
