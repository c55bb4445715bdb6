"""A zip file that strangers made, opened so that none of its tricks works.

Names are judged before anything is read. Sizes stated in the zip are not believed: what is read is counted.
Of two members with the very same name the last counts, as everywhere; some tools write such packages.
"""

import stat
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from courses.h5p.engine.findings import Reason, refused
from courses.h5p.engine.limits import Limits

CHUNK_BYTES = 64 * 1024
READABLE = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
ENCRYPTED_FLAG = 0x1
DEBRIS = frozenset({".ds_store", "thumbs.db", "desktop.ini"})
DEBRIS_FOLDERS = frozenset({"__macosx"})
"""What operating systems leave behind in zip files; nobody meant it."""

_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError)


@dataclass
class Archive:
    """The members of a package by path. `Archive.read` and `stream` count what they deliver.

    Use `open_archive`; an archive can be read until its `with` block ends.
    """

    zip_file: zipfile.ZipFile
    members: Mapping[str, zipfile.ZipInfo]
    limits: Limits
    _counted: dict[str, int] = field(default_factory=dict)

    def __contains__(self, path: str) -> bool:
        return path in self.members

    def below(self, folder: str) -> list[str]:
        """The paths in `folder` and its subfolders, sorted."""
        return sorted(path for path in self.members if path.startswith(f"{folder}/"))

    def stream(self, path: str, *, limit: int | None = None) -> Iterator[bytes]:
        """The bytes of `path` in chunks. Raises PackageRefused when there are too many, or broken."""
        member = self.members.get(path)
        if member is None:
            raise refused(Reason.MISSING_FILE, path)
        most = self.limits.member_bytes if limit is None else limit
        self._counted[path] = 0
        try:
            with self.zip_file.open(member) as source:
                yield from self._counting(source, member, path=path, most=most)
        except _DAMAGED as error:
            raise refused(Reason.BROKEN_ZIP, path) from error

    def _counting(
        self, source: IO[bytes], member: zipfile.ZipInfo, *, path: str, most: int
    ) -> Iterator[bytes]:
        while chunk := source.read(CHUNK_BYTES):
            self._counted[path] += len(chunk)
            size = self._counted[path]
            if size > most:
                raise refused(Reason.FILE_TOO_LARGE, path, limit=most)
            if sum(self._counted.values()) > self.limits.total_bytes:
                raise refused(Reason.PACKAGE_TOO_LARGE, limit=self.limits.total_bytes)
            if self._is_a_bomb(size, member.compress_size):
                raise refused(Reason.COMPRESSED_TOO_WELL, path, limit=self.limits.ratio)
            yield chunk

    def _is_a_bomb(self, size: int, packed: int) -> bool:
        return size > self.limits.ratio_applies_above and size > self.limits.ratio * max(packed, 1)

    def read(self, path: str, *, limit: int | None = None) -> bytes:
        """All bytes of `path`. Raises as `stream` does."""
        return b"".join(self.stream(path, limit=limit))

    def head_of_whole(self, path: str, *, size: int) -> bytes:
        """The first `size` bytes of `path`, which is read to its end: so it is whole and not too large."""
        head = b""
        for chunk in self.stream(path):
            head = head or chunk[:size]
        return head


@contextmanager
def open_archive(source: Path | IO[bytes], *, limits: Limits) -> Iterator[Archive]:
    """Open the package at `source`. Raises PackageRefused for the first thing wrong with it.

    Errors inside the `with` block that come from a damaged zip are raised as PackageRefused, too.
    """
    try:
        zip_file = zipfile.ZipFile(source)
    except _DAMAGED as error:
        raise refused(Reason.NOT_A_ZIP) from error
    with zip_file:
        yield Archive(zip_file, _members(zip_file, limits), limits)


def _members(zip_file: zipfile.ZipFile, limits: Limits) -> dict[str, zipfile.ZipInfo]:
    listed = zip_file.infolist()
    if len(listed) > limits.members:
        raise refused(Reason.TOO_MANY_FILES, count=len(listed), limit=limits.members)
    found: dict[str, zipfile.ZipInfo] = {}
    for member in listed:
        check_name(member.orig_filename, limits=limits)
        _check_kind(member)
        if not member.is_dir() and not is_debris(member.filename):
            found[member.filename] = member
    _check_clashes(found)
    return found


def check_name(name: str, *, limits: Limits) -> None:
    """Refuse a path that could lead elsewhere, or that no file system should be given."""
    if "\\" in name:
        raise refused(Reason.BACKSLASH, name)
    if name.startswith("/") or name[1:2] == ":":
        raise refused(Reason.ABSOLUTE_PATH, name)
    parts = name.removesuffix("/").split("/")
    if ".." in parts:
        raise refused(Reason.PATH_LEAVES_PACKAGE, name)
    if any(not part or part == "." or part != part.strip() for part in parts) or _is_strange(name):
        raise refused(Reason.STRANGE_NAME, printable(name))
    if len(name) > limits.path_length or any(len(part) > limits.name_length for part in parts):
        raise refused(Reason.LONG_NAME, f"{name[:60]}…")


def _is_strange(name: str) -> bool:
    """Control characters, direction overrides, surrogates and unassigned code points."""
    return any(unicodedata.category(character).startswith("C") for character in name)


def printable(name: str) -> str:
    """`name` for people, with what can't be seen spelled out."""
    return name.encode("unicode_escape").decode("ascii") if _is_strange(name) else name


def _check_kind(member: zipfile.ZipInfo) -> None:
    if member.flag_bits & ENCRYPTED_FLAG:
        raise refused(Reason.ENCRYPTED, member.filename)
    if member.compress_type not in READABLE:
        raise refused(Reason.UNKNOWN_COMPRESSION, member.filename)
    kind = stat.S_IFMT(member.external_attr >> 16)
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise refused(Reason.SYMLINK, member.filename)


def is_debris(path: str) -> bool:
    """Whether an operating system left `path` behind."""
    *folders, name = path.casefold().split("/")
    return name in DEBRIS or not DEBRIS_FOLDERS.isdisjoint(folders)


def _check_clashes(found: Mapping[str, zipfile.ZipInfo]) -> None:
    """Names that a file system without upper and lower case, or with other accents, takes for one."""
    folded: dict[str, str] = {}
    for path in found:
        key = unicodedata.normalize("NFKC", path).casefold()
        other = folded.setdefault(key, path)
        if other != path:
            raise refused(Reason.CLASHING_NAMES, path, other=other)
        _check_folder_clash(path, found)


def _check_folder_clash(path: str, found: Mapping[str, zipfile.ZipInfo]) -> None:
    """A name can't be file and folder at once."""
    folder = path
    while "/" in folder:
        folder = folder.rpartition("/")[0]
        if folder in found:
            raise refused(Reason.CLASHING_NAMES, path, other=folder)
