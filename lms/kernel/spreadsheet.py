"""A table as a file that German Excel opens by a double click. No Django here.

UTF-8 with a byte-order mark, semicolons, CRLF. Cells that a spreadsheet would take for a formula begin
with an apostrophe (OWASP, „CSV Injection“), so that nobody's name can compute.
"""

import csv
import datetime
from collections.abc import Iterable, Iterator

BYTE_ORDER_MARK = "\ufeff"
_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

Cell = str | int | datetime.datetime | None


class _Line:
    """What csv.writer writes to: hands each line on instead of keeping it."""

    def write(self, line: str) -> str:
        """The line itself."""
        return line


def cell_text(cell: Cell) -> str | int:
    """How a cell is written; moments as 2026-11-24 10:42, in the time zone they carry."""
    if cell is None:
        return ""
    if isinstance(cell, datetime.datetime):
        return cell.strftime("%Y-%m-%d %H:%M")
    if isinstance(cell, int):
        return cell
    return f"'{cell}" if cell.lstrip(" \u00a0").startswith(_STARTS_A_FORMULA) else cell


def lines(head: Iterable[str], rows: Iterable[Iterable[Cell]]) -> Iterator[str]:
    """The file, line by line."""
    writer = csv.writer(_Line(), delimiter=";", lineterminator="\r\n")
    yield BYTE_ORDER_MARK + str(writer.writerow([cell_text(text) for text in head]))
    for row in rows:
        yield str(writer.writerow([cell_text(cell) for cell in row]))
