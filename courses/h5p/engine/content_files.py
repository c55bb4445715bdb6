"""The files of a content and of a library: allowed, what they seem, and no bombs inside."""

import tempfile
import zipfile
from collections.abc import Iterator

from courses.h5p.engine.archive import Archive
from courses.h5p.engine.file_types import (
    ARCHIVES,
    CONTENT_EXTENSIONS,
    HEAD_BYTES,
    LIBRARY_EXTENSIONS,
    extension_of,
    fits_its_name,
    is_active_drawing,
)
from courses.h5p.engine.findings import Finding, PackageRefused, Reason

SMALLEST_ZIP = 22
SPOOLED_BYTES = 1024 * 1024


def content_file_findings(archive: Archive, paths: list[str]) -> Iterator[Finding]:
    """What is wrong with the files below `content/`."""
    for path in paths:
        yield from _findings(archive, path, allowed=CONTENT_EXTENSIONS)


def library_file_findings(archive: Archive, paths: list[str]) -> Iterator[Finding]:
    """What is wrong with the files of a library; hidden ones are passed over by `is_left_out`."""
    for path in paths:
        yield from _findings(archive, path, allowed=LIBRARY_EXTENSIONS)


def is_left_out(path: str) -> bool:
    """Whether core passes over a file of a library: hidden, or begun with an underscore.

    Neither do files come along that only developers need: notes and licences without an extension.
    """
    return any(part.startswith((".", "_")) for part in path.split("/")) or not extension_of(path)


def _findings(archive: Archive, path: str, *, allowed: frozenset[str]) -> Iterator[Finding]:
    if any(part.startswith(".") for part in path.split("/")):
        yield Finding(Reason.HIDDEN_FILE, path)
        return
    extension = extension_of(path)
    if not extension:
        yield Finding(Reason.NO_EXTENSION, path)
    elif extension not in allowed:
        yield Finding(Reason.FORBIDDEN_TYPE, path, {"extension": extension})
    else:
        yield from _content_findings(archive, path, extension)


def _content_findings(archive: Archive, path: str, extension: str) -> Iterator[Finding]:
    try:
        head = archive.head_of_whole(path, size=HEAD_BYTES)
        if not fits_its_name(extension, head):
            yield Finding(Reason.OTHER_CONTENT, path)
        elif extension == "svg" and is_active_drawing(_drawing(archive, path)):
            yield Finding(Reason.ACTIVE_SVG, path)
        elif extension in ARCHIVES and _explodes(archive, path):
            yield Finding(Reason.NESTED_ARCHIVE, path)
    except PackageRefused as error:
        yield from error.findings


def _drawing(archive: Archive, path: str) -> bytes:
    """All of it: what is active may stand anywhere. Text, so as large as other texts may be."""
    return archive.read(path, limit=archive.limits.json_bytes)


def _explodes(archive: Archive, path: str) -> bool:
    """Whether an office file, itself a zip, states more than may come out of it, or lies about it."""
    try:
        with tempfile.SpooledTemporaryFile(max_size=SPOOLED_BYTES) as file:
            for chunk in archive.stream(path):
                file.write(chunk)  # writelines() would spool only at the end
            with zipfile.ZipFile(file) as inner:
                members = inner.infolist()
    except (zipfile.BadZipFile, ValueError, OSError):
        return True
    stated = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    limits = archive.limits
    is_bomb = stated > limits.ratio_applies_above and stated > limits.ratio * max(
        packed, SMALLEST_ZIP
    )
    return stated > limits.nested_bytes or len(members) > limits.members or is_bomb
