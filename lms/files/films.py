"""Taking out of an MP4 film what tells where, when and with what it was filmed, without moving a byte.

What browsers need stays where it is, because tables inside the file count from its beginning: a box
that tells becomes `free` space full of zeros (ISO 14496-12, section 8.1.2), times become 0 for unknown.
Tracks of positions (`meta`, as cameras and telephones write them) lose their contents, too. Done twice,
nothing changes. What does not follow the format is left as it is: it plays nowhere. Django-free.
"""

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import IO

_INSIDE = {
    b"": (b"moov", b"moof"),
    b"moov": (b"trak",),
    b"trak": (b"mdia",),
    b"mdia": (b"minf",),
    b"minf": (b"stbl",),
    b"moof": (b"traf",),
}
"""Which boxes are opened, and where: no deeper, whatever a file claims to hold."""

_TELLING = (b"udta", b"meta", b"uuid")
_TIMED = (b"mvhd", b"tkhd", b"mdhd")
_TRACKS_OF_POSITIONS = (b"meta", b"camm")
_CHUNK = 1_000_000
_MOST_BOXES = 200_000
_MOST_TRACKS = 100
_LARGEST_TABLE = 4 * 1024 * 1024


@dataclass(frozen=True)
class _Box:
    """One box: its name, the boxes around it, and where it, its contents and its end lie."""

    path: tuple[bytes, ...]
    start: int
    body: int
    end: int

    @property
    def name(self) -> bytes:
        """Four letters."""
        return self.path[-1]


def forget_origin(film: IO[bytes]) -> bool:
    """Blank out in `film`, open for reading and writing, what tells of its origin; whether there was any."""
    changed = _forget_positions(film)
    for box in list(_boxes(film)):
        if box.name in _TELLING:
            _blank(film, box)
            changed = True
        elif box.name in _TIMED:
            changed |= _forget_times(film, box)
    return changed


def _forget_positions(film: IO[bytes]) -> bool:
    boxes = list(_boxes(film))
    changed = False
    for track in [box for box in boxes if box.name == b"trak"][:_MOST_TRACKS]:
        within = [box for box in boxes if track.body <= box.start < track.end]
        if _handler(film, within) in _TRACKS_OF_POSITIONS:
            _blank_samples(film, within)
            _blank(film, track)
            changed = True
    return changed


def _boxes(film: IO[bytes]) -> Iterator[_Box]:
    """All boxes down to where something tells, outer ones first."""
    waiting: list[tuple[tuple[bytes, ...], int, int]] = [((), 0, film.seek(0, 2))]
    number = 0
    while waiting:
        path, start, end = waiting.pop()
        for box in _boxes_between(film, path, start, end):
            yield box
            number += 1
            if number == _MOST_BOXES:
                return
            around = path[-1] if path else b""
            if box.name in _INSIDE.get(around, ()):
                waiting.append((box.path, box.body, box.end))


def _boxes_between(
    film: IO[bytes], path: tuple[bytes, ...], start: int, end: int
) -> Iterator[_Box]:
    while start + 8 <= end:
        film.seek(start)
        head = film.read(16)
        size, body = int.from_bytes(head[:4], "big"), start + 8
        if size == 0:
            size = end - start
        elif size == 1:
            size, body = int.from_bytes(head[8:16], "big"), start + 16
        if start + size > end or body > start + size:
            return
        yield _Box((*path, head[4:8]), start, body, start + size)
        start += size


def _contents(film: IO[bytes], box: _Box) -> bytes:
    """What a small box or a table holds; of larger ones the beginning."""
    film.seek(box.body)
    return film.read(min(box.end - box.body, _LARGEST_TABLE))


def _handler(film: IO[bytes], within: Sequence[_Box]) -> bytes:
    """What kind of track it is (section 8.4.3)."""
    return next((_contents(film, box)[8:12] for box in within if box.name == b"hdlr"), b"")


def _blank(film: IO[bytes], box: _Box) -> None:
    film.seek(box.start + 4)
    film.write(b"free")
    _write_zeros(film, box.body, box.end)


def _write_zeros(film: IO[bytes], start: int, end: int) -> None:
    film.seek(start)
    while start < end:
        start += film.write(bytes(min(_CHUNK, end - start)))


def _forget_times(film: IO[bytes], box: _Box) -> bool:
    """Of creation and of the last change: seconds since 1904, in 4 or 8 bytes each (section 8.2.2)."""
    contents = _contents(film, box)
    times = 16 if contents[:1] == b"\1" else 8
    if not any(contents[4 : 4 + times]):
        return False
    _write_zeros(film, box.body + 4, min(box.body + 4 + times, box.end))
    return True


def _blank_samples(film: IO[bytes], within: Sequence[_Box]) -> None:
    """Overwrite what a track refers to in the film's data, no more than the whole film holds."""
    tables = {box.name: _contents(film, box) for box in within if box.path[-2:-1] == (b"stbl",)}
    left = size = film.seek(0, 2)
    for offset, length in _chunks(tables):
        if length > left or offset + length > size:
            return
        left -= length
        _write_zeros(film, offset, offset + length)


def _chunks(tables: dict[bytes, bytes]) -> Iterator[tuple[int, int]]:
    """Where a track's chunks begin and how long they are (sections 8.7.3 to 8.7.5)."""
    same_size, sizes = _sizes(tables.get(b"stsz", b""))
    offsets = [
        *_numbers(tables.get(b"stco", b"")[8:], "I"),
        *_numbers(tables.get(b"co64", b"")[8:], "Q"),
    ]
    runs = list(struct.iter_unpack(">III", _whole(tables.get(b"stsc", b"")[8:], 12)))
    at = 0
    for run, following in pairwise([*runs, (len(offsets) + 1, 0, 0)]):
        if not 0 < run[0] < following[0]:
            return
        for offset in offsets[run[0] - 1 : following[0] - 1]:
            length = same_size * run[1] or sum(sizes[at : at + run[1]])
            yield offset, length
            at += run[1]


def _sizes(table: bytes) -> tuple[int, list[int]]:
    """The size of all samples, or 0 and the size of each."""
    same_size = int.from_bytes(table[4:8], "big")
    return same_size, [] if same_size else _numbers(table[12:], "I")


def _numbers(table: bytes, kind: str) -> list[int]:
    width = struct.calcsize(f">{kind}")
    return [number for (number,) in struct.iter_unpack(f">{kind}", _whole(table, width))]


def _whole(table: bytes, width: int) -> bytes:
    """Without a last entry that was cut off."""
    return table[: len(table) - len(table) % width]
