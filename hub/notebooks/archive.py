"""What was handed in as one ZIP, sent while it is packed: however much it is, little of it is in memory."""

import io
import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.utils.formats import localize
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from courses.outline.models import Unit
from hub.notebooks.models import Submission
from hub.notebooks.report import NamedSubmission, submissions_in
from lms.accounts.actors import Actor
from lms.files.disk import full_path
from lms.kernel import spreadsheet

PIECE_BYTES = 256 * 1024
MOST_CHARACTERS = 60
_UNSAFE = re.compile(r"[^\w.-]+")


class _Outlet(io.RawIOBase):
    """Where the ZIP is written to: it keeps what has not been sent, and knows no way back."""

    def __init__(self) -> None:
        self._waiting = bytearray()

    def writable(self) -> bool:
        """It only takes."""
        return True

    def write(self, data: object) -> int:
        """Take `data`."""
        self._waiting += data  # type: ignore[arg-type]  # typeshed has no name for what ZipFile gives
        return len(data)  # type: ignore[arg-type]

    def taken(self) -> bytes:
        """What has been written since the last time."""
        taken, self._waiting = bytes(self._waiting), bytearray()
        return taken


def archive_of(actor: Actor, unit: Unit, *, all_versions: bool) -> Iterator[bytes]:
    """The files of everybody in `unit`, and a table of them. Raises NotFound before anything is sent."""
    return _packed(_named(submissions_in(actor, unit, all_versions=all_versions)))


def _packed(entries: Iterable[tuple[str, NamedSubmission]]) -> Iterator[bytes]:
    outlet = _Outlet()
    table: list[list[spreadsheet.Cell]] = []
    with ZipFile(outlet, "w", ZIP_DEFLATED) as archive:
        for path, entry in entries:
            with full_path(entry.submission.file.path).open("rb") as file:
                yield from _added(archive, outlet, path=path, file=file, of=entry.submission)
            table.append(_line(path, entry))
        content = "".join(spreadsheet.lines(_head(), table))
        archive.writestr(f"{_('handed in')}.csv", content.encode())
    yield outlet.taken()


def _added(
    archive: ZipFile, outlet: _Outlet, *, path: str, file: IO[bytes], of: Submission
) -> Iterator[bytes]:
    """One file, and what it has made of the ZIP piece by piece."""
    info = ZipInfo(path, localtime(of.handed_in_at).timetuple()[:6])
    info.compress_type = ZIP_DEFLATED
    with archive.open(info, "w") as target:
        while piece := file.read(PIECE_BYTES):
            target.write(piece)
            yield outlet.taken()
    yield outlet.taken()


def _named(entries: Iterator[NamedSubmission]) -> Iterator[tuple[str, NamedSubmission]]:
    """A path for each, by the learner's name; people of the same name are numbered."""
    owners: dict[str, int] = {}
    for entry in entries:
        learner = entry.submission.learner_id
        name, number = safe_name(entry.name), 1
        called = name
        # Some disks know no difference between small and capital letters.
        while owners.setdefault(called.lower(), learner) != learner:
            number += 1
            called = f"{name}-{number}"
        yield f"{called}/{called}-{entry.submission.number}.ipynb", entry


def safe_name(name: str) -> str:
    """`name` as any system's disk takes it: letters of any script, digits, dots inside, hyphens."""
    plain = unicodedata.normalize("NFC", name).replace("_", "-")
    return _UNSAFE.sub("-", plain).strip(".-")[:MOST_CHARACTERS].rstrip(".-") or "x"


def _head() -> list[str]:
    return [
        _("Learner"),
        _("Version"),
        _("Handed in on"),
        _("After the deadline"),
        _("Points"),
        _("Of"),
        _("File"),
        "SHA-256",
    ]


def _line(path: str, entry: NamedSubmission) -> list[spreadsheet.Cell]:
    row = entry.submission
    return [
        entry.name,
        row.number,
        localtime(row.handed_in_at),
        _("yes") if row.is_late else _("no"),
        _points(row.counted_points),
        _points(row.most_points),
        path,
        row.file.sha256,
    ]


def _points(value: float | None) -> str:
    return "" if value is None else str(localize(round(value, 2)))
