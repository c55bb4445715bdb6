"""A package's files, be they in a folder or a zip: listed with their sizes, read within limits."""

import io
import lzma
import zipfile
import zlib
from abc import ABC, abstractmethod
from collections.abc import Mapping
from types import MappingProxyType
from typing import IO, Any

from django.utils.translation import gettext as _

from courses.packages.limits import Limits
from courses.packages.paths import is_ignored, nearest, normal_path, objection_to
from courses.packages.problems import Findings

MANIFEST = "course.yaml"
UNPACKING_ERRORS = (
    OSError,
    EOFError,
    ValueError,
    RuntimeError,
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
)


class UnreadableFile(Exception):
    """A file's bytes can't be had; the message says why, for people."""


class Source(ABC):
    """The files of one package by path, from the folder that holds course.yaml."""

    def __init__(self, files: Mapping[str, str], sizes: Mapping[str, int]) -> None:
        self._names = dict(files)
        self.sizes: Mapping[str, int] = MappingProxyType(dict(sizes))

    @abstractmethod
    def _open(self, name: str) -> IO[bytes]:
        """Open the file that its container calls `name`."""

    def open(self, path: str) -> io.BufferedReader:
        """The bytes at `path`, which must be among `sizes`: as many as announced.

        Opening and reading raise UnreadableFile.
        """
        announced = _AsAnnounced(self._open(self._names[path]), size_bytes=self.sizes[path])
        return io.BufferedReader(announced)

    def read(self, path: str) -> bytes:
        """All bytes of the file. Raises UnreadableFile."""
        with self.open(path) as stream:
            return stream.read()


class _AsAnnounced(io.RawIOBase):
    """A stream that must hold as many bytes as its container said, and unpack without an error."""

    def __init__(self, stream: IO[bytes], *, size_bytes: int) -> None:
        self._stream = stream
        self._missing_bytes = size_bytes

    def readable(self) -> bool:
        """Yes."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Read the next bytes into `buffer`; their number, 0 at the end."""
        try:
            chunk = self._stream.read(len(buffer))
        except UNPACKING_ERRORS as error:
            raise UnreadableFile(damaged()) from error
        self._missing_bytes -= len(chunk)
        if self._missing_bytes < 0 or (self._missing_bytes and not chunk):
            raise UnreadableFile(_("The file is not as long as its archive says; it is damaged."))
        buffer[: len(chunk)] = chunk
        return len(chunk)

    def close(self) -> None:
        """Close the stream inside, too."""
        self._stream.close()
        super().close()


def damaged() -> str:
    """The sentence about a file whose bytes can't be had."""
    return _("The file can't be unpacked; it is damaged.")


def too_large(size_bytes: int, *, limit_bytes: int) -> str:
    """The sentence about a file that is over its limit."""
    return _("The file has %(size)s, allowed are %(limit)s.") % {
        "size": readable_size(size_bytes),
        "limit": readable_size(limit_bytes),
    }


def readable_size(size_bytes: int) -> str:
    """Bytes as kB or MB, as people read them."""
    if size_bytes < 1_000_000:
        return f"{-(-size_bytes // 1000)} kB"
    return f"{-(-size_bytes // 1_000_000)} MB"


def rooted(names: Mapping[str, str], findings: Findings) -> dict[str, str]:
    """Package path → container's name, from the folder with course.yaml; checks every path.

    A single folder around everything is looked through: that is how most programs zip.
    """
    kept = {normal_path(path): name for path, name in names.items() if not is_ignored(path)}
    for path in kept:
        objection = objection_to(path)
        if objection:
            findings.problem("path_outside", objection, file=path)
    findings.stop_if_any()
    tops = {path.split("/", 1)[0] for path in kept}
    if MANIFEST not in kept and len(tops) == 1 and f"{min(tops)}/{MANIFEST}" in kept:
        prefix = len(min(tops)) + 1
        kept = {path[prefix:]: name for path, name in kept.items()}
    if MANIFEST not in kept:
        findings.stop("no_manifest", _no_manifest(list(kept)))
    return kept


def _no_manifest(paths: list[str]) -> str:
    message = _("There is no course.yaml: it names the course and its units and stands at the top.")
    return message + nearest(MANIFEST, [path for path in paths if path.endswith((".yml", ".yaml"))])


def check_totals(sizes: Mapping[str, int], findings: Findings, *, limits: Limits) -> None:
    """Note when there are too many files or they are too large together."""
    if len(sizes) > limits.entries:
        message = _("The package holds %(count)d files, allowed are %(limit)d.")
        findings.problem("too_many_files", message % {"count": len(sizes), "limit": limits.entries})
    total = sum(sizes.values())
    if total > limits.total_bytes:
        message = _("The files have %(size)s together, allowed are %(limit)s.")
        values = {"size": readable_size(total), "limit": readable_size(limits.total_bytes)}
        findings.problem("too_large", message % values)
