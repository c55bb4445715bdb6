"""A package in a zip archive: everything checked by its directory before a byte is unpacked."""

import stat
import struct
import zipfile
from pathlib import Path
from typing import IO

from django.utils.translation import gettext as _

from courses.packages.limits import Limits
from courses.packages.paths import is_ignored, normal_path
from courses.packages.problems import Findings
from courses.packages.source import (
    UNPACKING_ERRORS,
    Source,
    UnreadableFile,
    check_totals,
    damaged,
    readable_size,
    rooted,
)

_ENCRYPTED = 0x1
_MAX_DIRECTORY_BYTES_PER_ENTRY = 400
# End of central directory record, APPNOTE.TXT 4.3.16: 22 bytes and a comment of at most 65,535.
_END_BYTES = 22
_END_SIGNATURE = b"PK\x05\x06"


class ArchiveSource(Source):
    """Files of an open zip archive."""

    def __init__(
        self, archive: zipfile.ZipFile, files: dict[str, str], sizes: dict[str, int]
    ) -> None:
        super().__init__(files, sizes)
        self._archive = archive

    def _open(self, name: str) -> IO[bytes]:
        try:
            return self._archive.open(name)
        except UNPACKING_ERRORS as error:
            raise UnreadableFile(damaged()) from error


def open_archive(path: Path, *, findings: Findings, limits: Limits) -> zipfile.ZipFile:
    """The archive, its directory read. Raises PackageInvalid when that is broken or huge."""
    if _directory_bytes(path) > limits.entries * _MAX_DIRECTORY_BYTES_PER_ENTRY:
        message = _("The archive holds far more than %(limit)d files; that is not a course.")
        findings.stop("too_many_files", message % {"limit": limits.entries})
    try:
        return zipfile.ZipFile(path)
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        findings.stop(
            "not_a_zip", _("This is neither a folder nor a zip archive that can be opened.")
        )


def _directory_bytes(path: Path) -> int:
    """How long the archive says its directory is; 0 when there is no such record."""
    with path.open("rb") as stream:
        stream.seek(0, 2)
        stream.seek(max(stream.tell() - _END_BYTES - 0xFFFF, 0))
        tail = stream.read()
    at = tail.rfind(_END_SIGNATURE)
    record = tail[at : at + _END_BYTES] if at >= 0 else b""
    return int(struct.unpack("<I", record[12:16])[0]) if len(record) == _END_BYTES else 0


def archive_source(archive: zipfile.ZipFile, *, findings: Findings, limits: Limits) -> Source:
    """The package in `archive`. Raises PackageInvalid when an entry is unsafe."""
    entries = [
        entry
        for entry in archive.infolist()
        if not entry.is_dir() and not is_ignored(entry.filename)
    ]
    check_totals(
        {str(at): entry.file_size for at, entry in enumerate(entries)}, findings, limits=limits
    )
    findings.stop_if_any()
    seen: set[str] = set()
    for entry in entries:
        _check_entry(entry, seen, findings, limits=limits)
    findings.stop_if_any()
    files = rooted({entry.filename: entry.filename for entry in entries}, findings)
    sizes = {path: archive.getinfo(name).file_size for path, name in files.items()}
    return ArchiveSource(archive, files, sizes)


def _check_entry(
    entry: zipfile.ZipInfo, seen: set[str], findings: Findings, *, limits: Limits
) -> None:
    name = normal_path(entry.filename)
    if name in seen:
        findings.problem("duplicate_file", _("The archive holds this file twice."), file=name)
    seen.add(name)
    if stat.S_ISLNK(entry.external_attr >> 16):
        message = _("This is a link to another place. Put the file itself into the package.")
        findings.problem("symlink", message, file=name)
    if entry.flag_bits & _ENCRYPTED:
        message = _("The file is protected by a password. Zip the course without one.")
        findings.problem("encrypted", message, file=name)
    _check_ratio(entry, name, findings, limits=limits)


def _check_ratio(entry: zipfile.ZipInfo, name: str, findings: Findings, *, limits: Limits) -> None:
    """Text packs to a tenth, pictures hardly at all; what packs to a 200th is made to burst."""
    if entry.file_size < limits.ratio_from_bytes:
        return
    if entry.file_size > limits.ratio * max(entry.compress_size, 1):
        message = _(
            "The file would grow from %(packed)s to %(size)s when unpacked; that is not a course."
        )
        values = {
            "packed": readable_size(entry.compress_size),
            "size": readable_size(entry.file_size),
        }
        findings.problem("zip_bomb", message % values, file=name)
