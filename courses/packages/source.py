"""A package's files, be they in a folder or a zip: listed with their sizes, read within limits."""

import lzma
import zipfile
import zlib
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import IO

from django.utils.translation import gettext as _

from courses.packages.limits import Limits
from courses.packages.paths import is_ignored, nearest, normal_path, objection_to
from courses.packages.problems import Findings

MANIFEST = "course.yaml"
_CHUNK_BYTES = 64 * 1024
_UNPACKING_ERRORS = (
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

    def open(self, path: str) -> IO[bytes]:
        """Open the file at `path`, which must be among `sizes`."""
        return self._open(self._names[path])

    def read(self, path: str, *, limit_bytes: int) -> bytes:
        """All bytes of the file, never more than `limit_bytes`. Raises UnreadableFile."""
        with self.open(path) as stream:
            content = b"".join(bounded_chunks(stream, limit_bytes=limit_bytes))
        if len(content) != self.sizes[path]:
            raise UnreadableFile(_("The file is not as long as the archive says."))
        return content


def bounded_chunks(stream: IO[bytes], *, limit_bytes: int) -> Iterator[bytes]:
    """The stream piece by piece. Raises UnreadableFile when it is longer than the limit or broken."""
    total = 0
    while True:
        try:
            chunk = stream.read(_CHUNK_BYTES)
        except _UNPACKING_ERRORS as error:
            raise UnreadableFile(_("The file can't be unpacked; it is damaged.")) from error
        if not chunk:
            return
        total += len(chunk)
        if total > limit_bytes:
            raise UnreadableFile(too_large(total, limit_bytes=limit_bytes))
        yield chunk


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
