"""What came of grading a submission."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Because(StrEnum):
    """Why a test was not passed."""

    UNEQUAL = "unequal"
    UNTRUE = "untrue"
    NO_VALUE = "no_value"
    NOT_RAISED = "not_raised"
    TEST_FAILED = "test_failed"
    NOT_REACHED = "not_reached"


@dataclass(frozen=True)
class Verdict:
    """One test. `values` are for a sentence; a hidden test's are not for learners."""

    cell: int
    line: int
    shown: str
    is_hidden: bool
    passed: bool
    because: Because | None = None
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class CellError:
    """A cell of the learner's ended with an error. `line` counts from 1, 0 is unknown."""

    grade_id: str
    kind: str
    message: str
    line: int


@dataclass(frozen=True)
class CellResult:
    """A graded cell: its points and tests. Manual ones wait for a person: `points` is None."""

    number: int
    grade_id: str
    points: float | None
    most: float
    verdicts: tuple[Verdict, ...] = ()


@dataclass(frozen=True)
class Graded:
    """A graded submission: per cell, what went wrong in the learner's code, how the runs ended."""

    cells: tuple[CellResult, ...]
    errors: tuple[CellError, ...]
    endings: Mapping[str, str]
    log: str
    seconds: float

    @property
    def points(self) -> float:
        """What the tests gave."""
        return sum(cell.points or 0 for cell in self.cells)

    @property
    def waits_for_a_person(self) -> bool:
        """Whether a part is graded by hand."""
        return any(cell.points is None for cell in self.cells)
