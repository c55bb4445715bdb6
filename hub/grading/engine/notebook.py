"""A notebook as we read it: nbformat 4 with nbgrader's cell metadata, nothing trusted."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from hub.grading.engine.findings import Reason, refused

MOST_BYTES = 5_000_000
MOST_CELLS = 500
MOST_POINTS = 1_000
TYPES = frozenset({"code", "markdown", "raw"})


@dataclass(frozen=True)
class Marks:
    """nbgrader's marks of a cell. `points` are what a graded cell is worth."""

    grade_id: str = ""
    grade: bool = False
    solution: bool = False
    locked: bool = False
    task: bool = False
    points: float = 0.0

    @property
    def is_marked(self) -> bool:
        """Whether nbgrader has a say in this cell."""
        return self.grade or self.solution or self.locked or self.task


@dataclass(frozen=True)
class Cell:
    """A cell; `number` counts from 1. `raw` is as it stood in the file."""

    number: int
    type: str
    source: str
    marks: Marks
    raw: Mapping[str, Any] = field(repr=False)

    @property
    def is_code(self) -> bool:
        """Whether Python stands in it."""
        return self.type == "code"

    @property
    def is_autotest(self) -> bool:
        """Whether its tests decide about its points."""
        return self.is_code and self.marks.grade and not self.marks.solution

    @property
    def is_manual(self) -> bool:
        """Whether a person decides about its points."""
        return self.marks.task or (self.marks.grade and not self.is_autotest)

    @property
    def is_learners(self) -> bool:
        """Whether what the learner wrote there counts."""
        return self.marks.solution or not self.marks.is_marked


@dataclass(frozen=True)
class Notebook:
    """The cells in their order, and the file's own metadata."""

    cells: tuple[Cell, ...]
    metadata: Mapping[str, Any]
    minor: int

    @property
    def kernel(self) -> str:
        """The kernel that it was written for; "" when it names none."""
        name = _mapping(self.metadata.get("kernelspec")).get("name")
        return name if isinstance(name, str) else ""


def read_notebook(content: bytes) -> Notebook:
    """Read a file. Raises NotebookRefused; whatever the bytes are, nothing else."""
    value = _mapping(_json(content))
    version = value.get("nbformat")
    cells = value.get("cells")
    if not isinstance(version, int):
        raise refused(Reason.NOT_A_NOTEBOOK)
    if version != 4:
        raise refused(Reason.OLD_FORMAT, version=version)
    if not isinstance(cells, list):
        raise refused(Reason.NOT_A_NOTEBOOK)
    if len(cells) > MOST_CELLS:
        raise refused(Reason.TOO_MANY_CELLS, count=len(cells), limit=MOST_CELLS)
    minor = value.get("nbformat_minor")
    return Notebook(
        cells=tuple(_cell(cell, number) for number, cell in enumerate(cells, 1)),
        metadata=_mapping(value.get("metadata")),
        minor=minor if isinstance(minor, int) else 4,
    )


def _json(content: bytes) -> Any:
    if len(content) > MOST_BYTES:
        raise refused(Reason.TOO_LARGE, limit=MOST_BYTES)
    try:
        return json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise refused(Reason.NOT_JSON) from None


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _cell(value: Any, number: int) -> Cell:
    cell = _mapping(value)
    kind, source = cell.get("cell_type"), _source(cell.get("source"))
    if kind not in TYPES or source is None:
        raise refused(Reason.BAD_CELL, number)
    marks = _marks(_mapping(_mapping(cell.get("metadata")).get("nbgrader")), number)
    return Cell(number, str(kind), source, marks, cell)


def _source(value: Any) -> str | None:
    if isinstance(value, list) and all(isinstance(line, str) for line in value):
        value = "".join(value)
    return storable(value) if isinstance(value, str) and "\0" not in value else None


def storable(text: str) -> str:
    """`text` without what JSON can hold and no file or database: NUL, halves of surrogate pairs."""
    return text.encode("utf-8", "replace").decode().replace("\0", "\N{REPLACEMENT CHARACTER}")


def _marks(value: Mapping[str, Any], number: int) -> Marks:
    grade_id = value.get("grade_id")
    points = value.get("points") or 0
    if isinstance(points, bool) or not isinstance(points, int | float):
        points = -1
    if not 0 <= points <= MOST_POINTS:  # neither NaN nor a number too large for a float is
        raise refused(Reason.BAD_POINTS, number, limit=MOST_POINTS)
    return Marks(
        grade_id=storable(grade_id[:200]) if isinstance(grade_id, str) else "",
        grade=value.get("grade") is True,
        solution=value.get("solution") is True,
        locked=value.get("locked") is True,
        task=value.get("task") is True,
        points=float(points),
    )
