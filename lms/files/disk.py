"""Bytes on disk, below MEDIA_ROOT: complete or not there at all.

A file is written beside its place, flushed to the disk, then moved: a killed process leaves at worst a
file in `incoming/` or one that no row names, and the sweep takes both a day later.
"""

import contextlib
import fcntl
import hashlib
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from django.conf import settings

_CHUNK = 1_000_000
_INCOMING = "incoming"
_LOCK = ".lock"
_STAY = ".stay"


@dataclass(frozen=True)
class Spooled:
    """An upload in a file of its own, not yet in its place."""

    path: Path
    sha256: str
    size_bytes: int


class TooLarge(Exception):
    """More bytes came than allowed."""


def full_path(relative: str) -> Path:
    """Where the stored file named `relative` lies."""
    return Path(settings.MEDIA_ROOT) / relative


def path_for(sha256: str, *, suffix: str = "") -> str:
    """The name below MEDIA_ROOT for content with this digest: `ab/abcdef…` and the suffix."""
    return f"{sha256[:2]}/{sha256}{suffix}"


@contextlib.contextmanager
def spooled(content: IO[bytes], *, max_bytes: int) -> Iterator[Spooled]:
    """Write `content` to a file in `incoming/` for as long as the block runs.

    Raises TooLarge beyond `max_bytes`.
    """
    folder = full_path(_INCOMING)
    folder.mkdir(parents=True, exist_ok=True)
    digest, size_bytes = hashlib.sha256(), 0
    with tempfile.NamedTemporaryFile(dir=folder, delete=False) as file:
        path = Path(file.name)
        try:
            while chunk := content.read(_CHUNK):
                size_bytes += len(chunk)
                if size_bytes > max_bytes:
                    raise TooLarge
                digest.update(chunk)
                file.write(chunk)
            file.flush()
            yield Spooled(path, digest.hexdigest(), size_bytes)
        finally:
            path.unlink(missing_ok=True)


def place(source: Path, *, relative: str) -> None:
    """Move the spooled file `source` to its place, for good when this returns."""
    target = full_path(relative)
    target.parent.mkdir(parents=True, exist_ok=True)
    with source.open("rb") as file:
        os.fsync(file.fileno())
    with _locked(fcntl.LOCK_SH):
        os.utime(source)
        source.chmod(settings.FILE_UPLOAD_PERMISSIONS or 0o644)
        source.replace(target)
    flush_folder(target.parent)


def write(data: bytes, *, relative: str) -> None:
    """Put `data` in its place, for good when this returns."""
    folder = full_path(_INCOMING)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=folder, delete=False) as file:
        file.write(data)
    path = Path(file.name)
    try:
        place(path, relative=relative)
    finally:
        path.unlink(missing_ok=True)


def sha256_of(data: bytes) -> str:
    """The digest under which `data` is kept."""
    return hashlib.sha256(data).hexdigest()


def folders() -> list[str]:
    """The folders with stored files, and `incoming`."""
    root = Path(settings.MEDIA_ROOT)
    if not root.exists():
        return []
    return sorted(path.name for path in root.iterdir() if path.is_dir())


def names_in(folder: str) -> list[str]:
    """Names below MEDIA_ROOT of the files in `folder`."""
    return sorted(f"{folder}/{path.name}" for path in full_path(folder).iterdir() if path.is_file())


def remove_if_older(relative: str, *, than_timestamp: float) -> bool:
    """Delete a file last written before `than_timestamp` (seconds since 1970); tells whether it did.

    Nobody can place the same content anew between looking and deleting.
    """
    path = full_path(relative)
    with _locked(fcntl.LOCK_EX):
        if _must_stay() or not path.exists() or path.stat().st_mtime >= than_timestamp:
            return False
        path.unlink()
        return True


@contextlib.contextmanager
def files_stay() -> Iterator[None]:
    """No file is removed for as long as the block runs; new ones may come. Survives no process."""
    Path(settings.MEDIA_ROOT).mkdir(parents=True, exist_ok=True)
    with full_path(_STAY).open("a") as file:
        fcntl.flock(file, fcntl.LOCK_SH)
        yield


def _must_stay() -> bool:
    with full_path(_STAY).open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


def all_names() -> list[str]:
    """Names below MEDIA_ROOT of everything that is in its place."""
    root = Path(settings.MEDIA_ROOT)
    found = (path.relative_to(root) for path in root.rglob("*") if path.is_file())
    return sorted(name.as_posix() for name in found if not _is_ours(name))


def _is_ours(name: Path) -> bool:
    """Uploads under way, and the locks."""
    return name.parts[0] == _INCOMING or name.name.startswith(".")


@contextlib.contextmanager
def _locked(kind: int) -> Iterator[None]:
    with full_path(_LOCK).open("a") as file:
        fcntl.flock(file, kind)
        yield


def flush_folder(folder: Path) -> None:
    """Names that were given or taken in `folder` are on the disk when this returns."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
