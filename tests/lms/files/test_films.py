"""Films tell nothing of where, when and with what they were filmed, and play as before."""

import io
import struct
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lms.files import disk
from lms.files.films import forget_origin
from tests.courses.video.films import make
from tests.lms.files.samples import PLACE, stored

PICTURES, POSITIONS = b"<pictures>", b"+52.1516+010.3333/"
XMP = bytes.fromhex("be7acfcb97a942e89c71999491e3afac")
TAKEN_AT = struct.pack(">II", 3_800_000_000, 3_800_000_001)


def box(name: bytes, *contents: bytes) -> bytes:
    data = b"".join(contents)
    return struct.pack(">I", 8 + len(data)) + name + data


def numbers(*values: int) -> bytes:
    return struct.pack(f">{len(values)}I", *values)


def track(handler: bytes, *, offset: int, sizes: list[int]) -> bytes:
    """A track whose samples lie in one chunk."""
    table = box(
        b"stbl",
        box(b"stsc", numbers(0, 1, 1, len(sizes), 1)),
        box(b"stsz", numbers(0, 0, len(sizes), *sizes)),
        box(b"stco", numbers(0, 1, offset)),
    )
    return box(
        b"trak",
        box(b"tkhd", numbers(7), TAKEN_AT, numbers(1, 0, 12)),
        box(
            b"mdia",
            box(b"mdhd", b"\1\0\0\0", struct.pack(">QQ", 5, 6), numbers(1000, 0, 12)),
            box(b"hdlr", numbers(0, 0), handler, bytes(13)),
            box(b"minf", table),
        ),
        box(b"udta", box(b"name", PLACE)),
    )


def film(*, positions: int = len(POSITIONS)) -> bytes:
    """As a camera writes it: place and time in boxes, and a track of positions among the data."""
    start = box(b"ftyp", b"mp42", numbers(0), b"mp42isom")
    data = box(b"mdat", PICTURES, POSITIONS)
    at = len(start) + 8
    return b"".join(
        (
            start,
            data,
            box(
                b"moov",
                box(b"mvhd", numbers(0), TAKEN_AT, numbers(1000, 12_000)),
                track(b"vide", offset=at, sizes=[4, 6]),
                track(b"meta", offset=at + len(PICTURES), sizes=[8, positions - 8]),
                box(b"udta", box(b"\xa9xyz", numbers(0x12_15C7), POSITIONS)),
                box(b"meta", numbers(0), box(b"ilst", PLACE)),
            ),
            box(b"uuid", XMP, b"<x>" + PLACE + b"</x>"),
        )
    )


def cleaned(data: bytes) -> bytes:
    file = io.BytesIO(data)
    forget_origin(file)
    return file.getvalue()


def test_places_times_and_positions_go_and_nothing_moves() -> None:
    before, after = film(), cleaned(film())

    assert [before.count(words) for words in (PLACE, POSITIONS, TAKEN_AT)] == [4, 2, 3]
    for words in (PLACE, POSITIONS, TAKEN_AT, XMP, b"udta", b"uuid", b"xyz", b"camm"):
        assert words not in after
    assert len(after) == len(before)
    assert after.index(PICTURES) == before.index(PICTURES)
    assert numbers(1000, 12_000) in after, "how long it is stays"
    assert after.count(b"trak") == 1
    assert b"vide" in after


def test_taking_it_out_twice_changes_nothing() -> None:
    once = io.BytesIO(cleaned(film()))
    assert not forget_origin(once)


@pytest.mark.parametrize("name", ["sound.mp4", "starts-late.mp4", "old-encoding.mp4"])
def test_pictures_and_sound_of_a_real_film_stay_as_they_are(name: str) -> None:
    """All that changes is what the encoder wrote of itself."""
    before = (Path(make.__file__).parent / name).read_bytes()
    after = cleaned(before)
    assert b"udta" in before
    assert b"udta" not in after
    changed = [at for at, (old, new) in enumerate(zip(before, after, strict=True)) if old != new]
    note = before.index(b"udta") - 4
    assert note < changed[0]
    assert changed[-1] < note + int.from_bytes(before[note : note + 4], "big")


@pytest.mark.django_db
def test_the_stored_film_has_no_place_in_it_and_is_found_again() -> None:
    row = stored(film(), "a.mp4")
    kept = disk.full_path(row.path).read_bytes()
    assert PLACE not in kept
    assert row.sha256 == disk.sha256_of(kept)
    assert stored(kept, "b.mp4").pk == row.pk


@pytest.mark.parametrize("positions", [2**31, 4000])
def test_a_track_that_claims_more_than_there_is_overwrites_nothing_else(positions: int) -> None:
    assert PICTURES in cleaned(film(positions=positions))


@settings(max_examples=200, deadline=None)
@given(cut=st.integers(0, 900), noise=st.binary(max_size=40), end=st.integers(0, 900))
def test_broken_films_keep_their_length_and_end(cut: int, noise: bytes, end: int) -> None:
    data = film()
    broken = data[:cut] + noise + data[cut + len(noise) // 2 : max(cut, len(data) - end)]
    assert len(cleaned(broken)) == len(broken)
