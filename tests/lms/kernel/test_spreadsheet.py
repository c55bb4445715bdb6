"""Files that German Excel opens, and in which no name computes."""

import csv
import datetime
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lms.kernel.spreadsheet import cell_text, lines


@pytest.mark.parametrize(
    "text", ["=1+1", "+49", "-2", "@SUM(A1)", "\tx", "\rx", " =1+1", "\u00a0=1", "＝1"]
)
def test_what_a_spreadsheet_would_compute_becomes_text(text: str) -> None:
    assert cell_text(text) == f"'{text}"


@given(st.text())
def test_no_cell_starts_a_formula(text: str) -> None:
    written = str(cell_text(text)).lstrip(" \u00a0")

    assert not written.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


def test_plain_values_stay_as_they_are() -> None:
    moment = datetime.datetime(2026, 11, 24, 10, 42, tzinfo=datetime.UTC)

    cells = [cell_text(cell) for cell in ("Meryem Kaya", "", None, -5, moment)]
    assert cells == ["Meryem Kaya", "", "", -5, "2026-11-24 10:42"]


def test_the_file_has_a_byte_order_mark_semicolons_and_the_line_ends_of_excel() -> None:
    file = "".join(lines(["Name", "Größe"], [['a;"b"', 1]]))

    assert file == '\ufeffName;Größe\r\n"a;""b""";1\r\n'


@given(
    st.lists(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0")), min_size=2))
)
def test_what_is_written_can_be_read_again(rows: list[list[str]]) -> None:
    file = "".join(lines(["a", "b"], rows)).removeprefix("\ufeff")

    read = list(csv.reader(io.StringIO(file, newline=""), delimiter=";"))[1:]
    assert read == [[str(cell_text(cell)) for cell in row] for row in rows]
