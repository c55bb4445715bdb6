"""Writing an archive: a plain tar file, a piece at a time, each member with its checksum."""

import hashlib
import io
import os
import tarfile
from pathlib import Path
from typing import IO

from lms.backup.manifest import MANIFEST, MANIFEST_SUM, Manifest, Member, as_bytes


class _Summing:
    """A file that is summed up while the tar file reads it."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.digest = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        """The next piece."""
        piece = self._file.read(size)
        self.digest.update(piece)
        return piece


class ArchiveWriter:
    """Adds members to `file`, which is open for writing."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._tar = tarfile.TarFile(fileobj=file, mode="w", format=tarfile.PAX_FORMAT)
        self.members: list[Member] = []

    def add(self, path: Path, *, name: str) -> Member:
        """Add the file at `path`; raises FileNotFoundError before anything is written."""
        with path.open("rb") as source:
            found = os.fstat(source.fileno())
            return self._add(source, name=name, size=found.st_size, mtime=int(found.st_mtime))

    def finish(self, manifest: Manifest) -> None:
        """Write the manifest and its checksum; flushed to the disk when this returns."""
        text = as_bytes(manifest)
        total = hashlib.sha256(text).hexdigest().encode()
        moment = int(manifest.made_at.timestamp())
        for name, data in ((MANIFEST, text), (MANIFEST_SUM, total)):
            self._add(io.BytesIO(data), name=name, size=len(data), mtime=moment)
        self._tar.close()
        self._file.flush()
        os.fsync(self._file.fileno())

    def _add(self, source: IO[bytes], *, name: str, size: int, mtime: int) -> Member:
        info = tarfile.TarInfo(name)
        info.size, info.mtime, info.mode = size, mtime, 0o600
        summing = _Summing(source)
        self._tar.addfile(info, summing)
        member = Member(name, size, summing.digest.hexdigest())
        self.members.append(member)
        return member
