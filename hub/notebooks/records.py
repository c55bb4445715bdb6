"""What is kept of a grading run, as JSON, and how it reads."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hub.grading.engine.limits import MEBIBYTE, Limits
from hub.grading.engine.running import Ending
from hub.grading.engine.verdicts import Because, CellError, CellResult, Graded, Verdict
from hub.notebooks.models import PastRun, Submission

ENGINE = 1
"""Raised when the same notebook may get other points than before."""

REASONS: Mapping[str, str | Promise] = {
    Because.UNEQUAL: _("The result is %(left)s; wanted is %(right)s."),
    Because.UNTRUE: _("This does not hold. %(message)s"),
    Because.NO_VALUE: _("There is no value to compare: %(kind)s %(message)s%(stays)s"),
    Because.NOT_RAISED: _("The error %(wanted)s was expected and did not come."),
    Because.TEST_FAILED: _("The test itself ended with an error: %(kind)s %(message)s"),
    Because.NOT_REACHED: _("The code did not get this far."),
}
ENDINGS: Mapping[str, str | Promise] = {
    Ending.TIME: _("The code ran longer than allowed and was stopped here."),
    Ending.MEMORY: _("The code needed more memory than allowed and was stopped here."),
    Ending.OUTPUT: _("The code told more than allowed and was stopped here."),
    Ending.KILLED: _("The code was stopped here."),
}


def record_of(
    graded: Graded, *, limits: Limits, assignment: str, versions: Mapping[str, str]
) -> dict[str, Any]:
    """A run as it is kept. `assignment` is the SHA-256 of the author's file."""
    return {
        "engine": ENGINE,
        "versions": dict(versions),
        "assignment": assignment,
        "limits": {
            "wall_seconds": limits.wall_seconds,
            "cpu_seconds": limits.cpu_seconds,
            "memory_bytes": limits.memory_bytes,
            "processes": limits.processes,
        },
        "seconds": round(graded.seconds, 2),
        "endings": dict(graded.endings),
        "needs_a_person": graded.waits_for_a_person,
        "cells": [_cell(cell) for cell in graded.cells],
        "errors": [_error(error) for error in graded.errors],
    }


def _cell(cell: CellResult) -> dict[str, Any]:
    return {
        "number": cell.number,
        "grade_id": cell.grade_id,
        "points": cell.points,
        "most": cell.most,
        "tests": [_test(verdict) for verdict in cell.verdicts],
    }


def _test(verdict: Verdict) -> dict[str, Any]:
    """What a hidden test says stays out of what learners may read: only whether it was passed."""
    kept = {"hidden": verdict.is_hidden, "passed": verdict.passed}
    if verdict.is_hidden:
        return kept
    because = verdict.because.value if verdict.because else ""
    return {**kept, "shown": verdict.shown, "because": because, "values": dict(verdict.values)}


def _error(error: CellError) -> dict[str, Any]:
    return {
        "grade_id": error.grade_id,
        "kind": error.kind,
        "message": error.message,
        "line": error.line,
    }


@dataclass(frozen=True)
class SaidTest:
    """A test as learners read it; a hidden one shows nothing of itself."""

    shown: str
    passed: bool
    sentence: str
    is_hidden: bool


@dataclass(frozen=True)
class SaidCell:
    """A graded cell. `points` is None where a person has to look."""

    number: int
    name: str
    points: float | None
    most: float
    tests: tuple[SaidTest, ...]


@dataclass(frozen=True)
class SaidError:
    """An error of the learner's code: `where` names the cell, `line` counts from 1, 0 is unknown."""

    where: str
    line: int
    sentence: str


@dataclass(frozen=True)
class Feedback:
    """What came of a submission, in the reader's language."""

    cells: tuple[SaidCell, ...]
    errors: tuple[SaidError, ...]


def feedback_of(record: Mapping[str, Any]) -> Feedback:
    """The feedback in a kept record; empty before the first run."""
    return Feedback(
        cells=tuple(_said_cell(cell) for cell in record.get("cells", ())),
        errors=tuple(_said_error(error) for error in record.get("errors", ())),
    )


def _said_cell(cell: Mapping[str, Any]) -> SaidCell:
    return SaidCell(
        number=cell["number"],
        name=cell["grade_id"],
        points=cell["points"],
        most=cell["most"],
        tests=tuple(_said_test(test) for test in cell["tests"]),
    )


def _said_test(test: Mapping[str, Any]) -> SaidTest:
    if test["hidden"]:
        return SaidTest("", test["passed"], "", is_hidden=True)
    values = {"kind": "", "message": "", "stays": "", "left": "", "right": "", "wanted": ""}
    sentence = (
        str(REASONS[test["because"]]) % {**values, **test["values"]} if test["because"] else ""
    )
    return SaidTest(test["shown"], test["passed"], sentence.strip(), is_hidden=False)


def _said_error(error: Mapping[str, Any]) -> SaidError:
    where = error["grade_id"] or str(_("a cell of your own"))
    if error["kind"] in set(Ending):
        return SaidError(where, 0, str(ENDINGS[error["kind"]]))
    return SaidError(where, error["line"], f"{error['kind']}: {error['message']}")


@dataclass(frozen=True)
class SaidRun:
    """Under which conditions a run was made, for the course's team. Sizes in MiB, times in seconds."""

    number: int
    graded_at: datetime.datetime
    points: float
    most: float
    engine: int
    versions: tuple[tuple[str, str], ...]
    assignment: str
    seconds: float
    wall_seconds: float
    cpu_seconds: float
    memory: int
    processes: int
    endings: tuple[str, ...]
    log: str
    feedback: Feedback


def run_of(kept: Submission | PastRun, *, number: int) -> SaidRun | None:
    """A run as it is told; None where there was none."""
    if kept.graded_at is None or not kept.record:
        return None
    record, limits = kept.record, kept.record["limits"]
    endings = (ENDINGS[ending] for ending in record["endings"].values() if ending in ENDINGS)
    return SaidRun(
        number=number,
        graded_at=kept.graded_at,
        points=kept.points or 0,
        most=kept.most_points or 0,
        engine=record["engine"],
        versions=tuple(record.get("versions", {}).items()),
        assignment=record["assignment"][:12],
        seconds=record["seconds"],
        wall_seconds=limits["wall_seconds"],
        cpu_seconds=limits["cpu_seconds"],
        memory=limits["memory_bytes"] // MEBIBYTE,
        processes=limits["processes"],
        endings=tuple(dict.fromkeys(str(ending) for ending in endings)),
        log=kept.log,
        feedback=feedback_of(record),
    )


def runs_of(submission: Submission) -> list[SaidRun]:
    """Every run of the tests on `submission`, the newest first."""
    runs = [run_of(submission, number=submission.runs)]
    runs += [run_of(past, number=past.number) for past in submission.past_runs.all()]
    return [run for run in runs if run is not None]
