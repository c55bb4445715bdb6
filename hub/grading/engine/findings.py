"""What can be wrong with a notebook: a code for machines, the cell, values for a sentence."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Reason(StrEnum):
    """Why a notebook, or a cell of it, can't be taken as it is."""

    TOO_LARGE = "too_large"
    NOT_JSON = "not_json"
    NOT_A_NOTEBOOK = "not_a_notebook"
    OLD_FORMAT = "old_format"
    TOO_MANY_CELLS = "too_many_cells"
    BAD_CELL = "bad_cell"
    OTHER_KERNEL = "other_kernel"
    NO_GRADE_ID = "no_grade_id"
    SAME_GRADE_ID = "same_grade_id"
    BAD_POINTS = "bad_points"
    OPEN_REGION = "open_region"
    NOT_PYTHON = "not_python"
    NO_TESTS = "no_tests"
    FORM = "form"
    ASKS_NOTHING = "asks_nothing"
    BOTH_SIDES = "both_sides"
    NOTHING_TO_SOLVE = "nothing_to_solve"
    NO_POINTS = "no_points"


_SENTENCES: Mapping[Reason, str] = {
    Reason.TOO_LARGE: "The notebook has more than {limit} bytes.",
    Reason.NOT_JSON: "The file isn't proper JSON.",
    Reason.NOT_A_NOTEBOOK: "The file is not a Jupyter notebook.",
    Reason.OLD_FORMAT: "The notebook has the old format {version}; 4 is needed.",
    Reason.TOO_MANY_CELLS: "The notebook has {count} cells, {limit} are allowed.",
    Reason.BAD_CELL: "The cell is not one that we can read.",
    Reason.OTHER_KERNEL: "The notebook wants the kernel {kernel}; there is {allowed}.",
    Reason.NO_GRADE_ID: "The cell is graded and has no nbgrader id.",
    Reason.SAME_GRADE_ID: "Another cell has the same nbgrader id {id}.",
    Reason.BAD_POINTS: "The points are not a number from 0 to {limit}.",
    Reason.OPEN_REGION: "{marker} has no partner.",
    Reason.NOT_PYTHON: "The code can't be read: {problem}.",
    Reason.NO_TESTS: "The cell gives points and tests nothing.",
    Reason.FORM: "A test of this form can't be graded: {form}.",
    Reason.ASKS_NOTHING: "The test asks nothing of what the learner wrote.",
    Reason.BOTH_SIDES: "Both sides of the comparison come from the learner.",
    Reason.NOTHING_TO_SOLVE: "No cell is for the learner to solve.",
    Reason.NO_POINTS: "No cell gives points.",
}
WARNINGS = frozenset({Reason.BOTH_SIDES, Reason.NOTHING_TO_SOLVE, Reason.NO_POINTS})
"""These only tell; the notebook can be used."""


@dataclass(frozen=True)
class Finding:
    """One thing wrong. `cell` and `line` count from 1; 0 is the notebook, or the cell, as a whole."""

    reason: Reason
    cell: int = 0
    line: int = 0
    values: Mapping[str, str | int] = field(default_factory=dict)

    @property
    def is_warning(self) -> bool:
        """Whether it only tells."""
        return self.reason in WARNINGS

    def __str__(self) -> str:
        sentence = _SENTENCES[self.reason].format_map(self.values)
        return f"cell {self.cell}: {sentence}" if self.cell else sentence


class NotebookRefused(Exception):
    """The notebook can't be taken; `findings` has at least one."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__("; ".join(map(str, self.findings)))


def refused(reason: Reason, cell: int = 0, **values: str | int) -> NotebookRefused:
    """The error for a single finding."""
    return NotebookRefused([Finding(reason, cell, values=values)])
