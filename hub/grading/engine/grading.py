"""Grading one submission: the learner's code alone, then the comparison alone."""

from collections.abc import Iterator, Mapping
from typing import Any

from hub.grading.engine.assignment import Assignment
from hub.grading.engine.notebook import Cell, Notebook, storable
from hub.grading.engine.programs import (
    JudgesProgram,
    LearnersProgram,
    judges_program,
    learners_program,
)
from hub.grading.engine.running import Ending, Run, run
from hub.grading.engine.sandbox import Sandbox
from hub.grading.engine.verdicts import Because, CellError, CellResult, Graded, Verdict

NOTHING: Mapping[str, Any] = {"stays": ""}
MOST_WORDS = 500


def grade(
    assignment: Assignment,
    submission: Notebook,
    *,
    sandbox: Sandbox,
    files: Mapping[str, bytes] | None = None,
) -> Graded:
    """Grade `submission` with the data `files` beside it. Raises SandboxMissing.

    However the learner's code behaves, there is a result: what was not reached is not passed.
    """
    visible = learners_program(assignment, submission, hidden=False)
    first = run(sandbox, "learner.py", visible.steps, files=files)
    answers = _answers(visible, first)
    runs = {"learner": first}
    if assignment.has_hidden_tests:
        hidden = learners_program(assignment, submission, hidden=True)
        runs["hidden"] = run(sandbox, "learner.py", hidden.steps, files=files)
        answers |= _answers(hidden, runs["hidden"])
    judges = judges_program(assignment)
    program = {"steps": judges.steps, "answers": answers}
    runs["judge"] = run(sandbox, "judge.py", program, files=files)
    verdicts = tuple(_verdicts(judges, runs["judge"], answers))
    return Graded(
        cells=tuple(_cells(assignment, verdicts)),
        errors=tuple(_errors(visible, first)),
        endings={name: each.ending.value for name, each in runs.items()},
        log=first.log,
        seconds=sum(each.seconds for each in runs.values()),
    )


def _answers(program: LearnersProgram, run: Run) -> dict[str, Mapping[str, Any]]:
    """What was answered to each question, reduced to what the judge knows to read."""
    told = _by_number(run, "step")
    return {name: _answer(told.get(step, NOTHING)) for step, name in program.questions.items()}


def _by_number(run: Run, key: str) -> dict[int, Mapping[str, Any]]:
    """The first answer to each step."""
    told: dict[int, Mapping[str, Any]] = {}
    for answer in run.answers:
        number = answer.get(key)
        if isinstance(number, int):
            told.setdefault(number, answer)
    return told


def _answer(told: Mapping[str, Any]) -> Mapping[str, Any]:
    if "value" in told:
        return {"value": told["value"]}
    error, kinds = told.get("error"), told.get("kinds")
    if isinstance(error, dict) and isinstance(kinds, list):
        words = {name: _words(error.get(name)) for name in ("kind", "message")}
        return {"error": words, "kinds": [_words(kind) for kind in kinds]}
    return {"stays": _words(told.get("stays"))}


def _words(value: Any) -> str:
    return storable(value[:MOST_WORDS]) if isinstance(value, str) else ""


def _verdicts(
    program: JudgesProgram, run: Run, answers: Mapping[str, Mapping[str, Any]]
) -> Iterator[Verdict]:
    told = _by_number(run, "check")
    for number, (cell, step, check) in program.checks.items():
        verdict = told.get(number, {})
        passed = verdict.get("passed") is True
        because = None if passed else Because(verdict.get("because") or Because.NOT_REACHED)
        if not passed and NOTHING in [answers[question.name] for question in check.questions]:
            because = Because.NOT_REACHED
        values = {name: _words(value) for name, value in verdict.get("values", {}).items()}
        yield Verdict(cell.number, check.line, check.shown, step.is_hidden, passed, because, values)


def _cells(assignment: Assignment, verdicts: tuple[Verdict, ...]) -> Iterator[CellResult]:
    """As nbgrader has it: all points of a cell when all its tests pass, else none."""
    for part in assignment.parts:
        cell = part.cell
        mine = tuple(verdict for verdict in verdicts if verdict.cell == cell.number)
        if cell.is_autotest:
            passed = bool(mine) and all(verdict.passed for verdict in mine)
            points: float | None = cell.marks.points if passed else 0.0
        elif cell.is_manual:
            points = None
        else:
            continue
        yield CellResult(cell.number, cell.marks.grade_id, points, cell.marks.points, mine)


def _errors(program: LearnersProgram, run: Run) -> Iterator[CellError]:
    """What the learner's cells ended with; only of the run that knows no hidden test."""
    told = _by_number(run, "step")
    for step, cell in program.cells.items():
        error = told.get(step, {}).get("error")
        if isinstance(error, dict):
            yield _error(cell, error)
    if run.ending is not Ending.DONE:
        unfinished = [cell for step, cell in program.cells.items() if step not in told]
        for cell in unfinished[:1]:
            yield CellError(cell.marks.grade_id, run.ending.value, "", 0)


def _error(cell: Cell, error: Mapping[str, Any]) -> CellError:
    line = error.get("line")
    return CellError(
        grade_id=cell.marks.grade_id,
        kind=_words(error.get("kind")),
        message=_words(error.get("message")),
        line=line if isinstance(line, int) and not isinstance(line, bool) else 0,
    )
