"""Parts of files, by the book (RFC 9110, section 14)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lms.files.byte_ranges import MAX_ANSWER_BYTES, ByteRange, Unsatisfiable, wanted

sizes = st.integers(1, 10**12)
positions = st.integers(0, 10**12)


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("bytes=0-0", ByteRange(0, 0)),
        ("bytes=2-", ByteRange(2, 9)),
        ("bytes=2-100", ByteRange(2, 9)),
        ("bytes=-3", ByteRange(7, 9)),
        ("bytes=-30", ByteRange(0, 9)),
        ("Bytes = 1-2", ByteRange(1, 2)),
        ("", None),
        ("bytes=-", None),
        ("bytes=5-2", None),
        ("bytes=0-1,3-4", None),
        ("lines=0-1", None),
        ("bytes=٣-٤", None),
        ("bytes=" + "9" * 30 + "-", None),
    ],
)
def test_of_ten_bytes(header: str, expected: ByteRange | None) -> None:
    assert wanted(header, size_bytes=10) == expected


@pytest.mark.parametrize("header", ["bytes=10-", "bytes=10-20", "bytes=-0"])
def test_behind_the_end_there_is_nothing(header: str) -> None:
    with pytest.raises(Unsatisfiable):
        wanted(header, size_bytes=10)


def test_an_empty_file_has_no_parts() -> None:
    with pytest.raises(Unsatisfiable):
        wanted("bytes=0-", size_bytes=0)


@given(first=positions, last=positions, size=sizes)
def test_a_part_lies_inside_what_was_asked_for(first: int, last: int, size: int) -> None:
    try:
        part = wanted(f"bytes={first}-{last}", size_bytes=size)
    except Unsatisfiable:
        assert first >= size
        return
    if part is None:
        assert last < first
        return
    assert part.first == first
    assert first <= part.last <= min(last, size - 1)
    assert part.length == min(last - first + 1, size - first, MAX_ANSWER_BYTES)


@given(length=positions, size=sizes)
def test_the_last_bytes_begin_where_asked_for(length: int, size: int) -> None:
    try:
        part = wanted(f"bytes=-{length}", size_bytes=size)
    except Unsatisfiable:
        assert length == 0
        return
    assert part is not None
    assert part.first == max(0, size - length)
    assert part.length == min(length, size, MAX_ANSWER_BYTES)


@given(size=st.integers(1, 20 * MAX_ANSWER_BYTES))
def test_asking_again_from_where_the_answer_ended_gives_the_whole_file(size: int) -> None:
    position, answers = 0, 0
    while position < size:
        part = wanted(f"bytes={position}-", size_bytes=size)
        assert part is not None
        assert part.first == position
        position, answers = part.last + 1, answers + 1
    assert position == size
    assert answers == -(-size // MAX_ANSWER_BYTES)


@given(st.text(max_size=40))
def test_any_header_is_answered(header: str) -> None:
    try:
        part = wanted(header, size_bytes=10)
    except Unsatisfiable:
        return
    assert part is None or 0 <= part.first <= part.last <= 9
