"""Reading an archive, trusting nothing in it: every member is expected, plain, whole and as summed up."""

import contextlib
import hashlib
import json
import re
import tarfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

from lms.backup.databases import MEMBERS
from lms.backup.manifest import (
    FORMAT,
    MANIFEST,
    MANIFEST_SUM,
    SECRET_KEY,
    Manifest,
    Member,
    from_json,
)
from lms.backup.problems import ArchiveProblem

_CHUNK = 1_000_000
_MOST_MANIFEST_BYTES = 512 * 1024**2
_MEDIA_NAME = re.compile(r"media(?:/[A-Za-z0-9_-][A-Za-z0-9._-]*)+\Z")

Take = Callable[[Member, Iterator[bytes]], None]


class Archive:
    """An open archive whose table of contents has been found to be in order."""

    def __init__(self, tar: tarfile.TarFile, manifest: Manifest) -> None:
        self._tar = tar
        self.manifest = manifest

    def read(self, take: Take) -> None:
        """Hand each member to `take`, in pieces; raises ArchiveProblem for one that was changed."""
        for member in self.manifest.members:
            digest = hashlib.sha256()
            take(member, _pieces(self._open(member.name), digest.update))
            if digest.hexdigest() != member.sha256:
                raise ArchiveProblem(
                    "changed", f"{member.name} in the archive was damaged or changed."
                )

    def _open(self, name: str) -> IO[bytes]:
        file = self._tar.extractfile(name)
        if file is None:
            raise ArchiveProblem("foreign", f"{name} in the archive is not a file.")
        return file


def _pieces(file: IO[bytes], note: Callable[[bytes], None]) -> Iterator[bytes]:
    while piece := file.read(_CHUNK):
        note(piece)
        yield piece


@contextlib.contextmanager
def opened(path: Path) -> Iterator[Archive]:
    """The archive at `path`; raises ArchiveProblem when anything about it is not as it should be."""
    try:
        with tarfile.open(path, mode="r:") as tar:
            yield Archive(tar, _manifest(tar))
    except FileNotFoundError:
        raise ArchiveProblem("absent", f"There is no file {path}.") from None
    except (tarfile.TarError, EOFError) as error:
        sentence = f"{path.name} is not a backup, or it was cut off or damaged ({error})."
        raise ArchiveProblem("damaged", sentence) from None


def _manifest(tar: tarfile.TarFile) -> Manifest:
    members = tar.getmembers()
    names = [member.name for member in members]
    for member in members:
        _require_known(member)
    if len(set(names)) != len(names):
        raise ArchiveProblem("foreign", "A file is in the archive twice.")
    if MANIFEST not in names or MANIFEST_SUM not in names:
        raise ArchiveProblem("incomplete", "The archive has no end: it was cut off.")
    manifest = _checked(_text(tar, MANIFEST), total=_text(tar, MANIFEST_SUM))
    _require_listed(manifest, {member.name: member.size for member in members})
    return manifest


def _require_known(member: tarfile.TarInfo) -> None:
    """Only what we write ourselves: no links, no devices, no names that lead elsewhere."""
    if not member.isreg() or member.issparse():
        raise ArchiveProblem("not a file", f"{member.name!r} in the archive is not a plain file.")
    known = {MANIFEST, MANIFEST_SUM, SECRET_KEY, *MEMBERS}
    if member.name not in known and not _MEDIA_NAME.match(member.name):
        raise ArchiveProblem("foreign", f"{member.name!r} in the archive is not from Lernhub.")


def _text(tar: tarfile.TarFile, name: str) -> bytes:
    file = tar.extractfile(name)
    return file.read(_MOST_MANIFEST_BYTES) if file else b""


def _checked(text: bytes, *, total: bytes) -> Manifest:
    if hashlib.sha256(text).hexdigest().encode() != total:
        raise ArchiveProblem("changed", "The archive's list of contents was damaged or changed.")
    body = json.loads(text)
    if body.get("format") != FORMAT:
        raise ArchiveProblem(
            "newer", "The archive was made by a newer version of Lernhub: install that one first."
        )
    try:
        return from_json(body)
    except (KeyError, TypeError, ValueError):
        raise ArchiveProblem("damaged", "The archive's list of contents can't be read.") from None


def _require_listed(manifest: Manifest, sizes: dict[str, int]) -> None:
    listed = {member.name: member.size_bytes for member in manifest.members}
    found = {name: size for name, size in sizes.items() if name not in {MANIFEST, MANIFEST_SUM}}
    for name in sorted(found.keys() - listed.keys()):
        raise ArchiveProblem("foreign", f"{name} was added to the archive later.")
    for name, size in sorted(listed.items()):
        if found.get(name) != size:
            raise ArchiveProblem("incomplete", f"{name} is missing from the archive.")
    if manifest.database.member not in listed:
        raise ArchiveProblem("incomplete", "The archive holds no database.")
