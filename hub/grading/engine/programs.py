"""The programs for both sandboxes: what the learner's process does, and what the judge does."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from hub.grading.engine.assignment import Assignment, Part, Step
from hub.grading.engine.notebook import Cell, Notebook
from hub.grading.engine.python_source import without_magic
from hub.grading.engine.tests import Check, Setup


@dataclass(frozen=True)
class LearnersProgram:
    """Steps for the learner's process, and what they are: cells by step, questions by step."""

    steps: tuple[Mapping[str, Any], ...]
    cells: Mapping[int, Cell]
    questions: Mapping[int, str]


def learners_program(
    assignment: Assignment, submission: Notebook, *, hidden: bool
) -> LearnersProgram:
    """The learner's cells and the author's locked ones, with the questions of visible or of hidden tests.

    Hidden questions are asked in a run of their own: nothing that is said there reaches the learner.
    """
    steps: list[Mapping[str, Any]] = []
    cells: dict[int, Cell] = {}
    questions: dict[int, str] = {}
    for cell, part in _merged(assignment, submission):
        if part is None or not part.cell.is_autotest:
            cells[len(steps)] = cell
            steps.append(_run(len(steps), cell, runnable(cell.source)))
            continue
        for step in part.steps:
            if isinstance(step.asks, Setup):
                if hidden or not step.is_hidden:
                    steps.append(_run(len(steps), cell, step.asks.source))
            elif step.is_hidden == hidden:
                for question in step.asks.questions:
                    questions[len(steps)] = question.name
                    steps.append({"step": len(steps), "do": "ask", "source": question.expression})
    return LearnersProgram(tuple(steps), cells, questions)


def _merged(assignment: Assignment, submission: Notebook) -> Iterator[tuple[Cell, Part | None]]:
    """The cells that run, in order: locked ones as the author wrote them, whatever came back.

    Cells that the learner added follow the cell behind which they stand.
    """
    own = {cell.marks.grade_id: cell for cell in reversed(submission.cells) if cell.marks.grade_id}
    marked = {part.cell.marks.grade_id for part in assignment.parts if part.cell.marks.is_marked}
    added: dict[str, list[Cell]] = {}
    behind = ""
    for cell in submission.cells:
        if cell.marks.grade_id in marked:
            behind = cell.marks.grade_id
        elif cell.is_code:
            added.setdefault(behind, []).append(cell)
    yield from ((cell, None) for cell in added.get("", ()))
    for part in assignment.parts:
        if not part.cell.marks.is_marked:
            continue
        if part.cell.is_code and not part.cell.is_learners:
            yield part.cell, part
        elif part.cell.is_code and part.cell.marks.grade_id in own:
            yield own[part.cell.marks.grade_id], None
        yield from ((cell, None) for cell in added.get(part.cell.marks.grade_id, ()))


def runnable(source: str) -> str:
    """The code of a cell; where it is no Python only because of the notebook's own commands, without them."""
    try:
        compile(source, "cell", "exec", dont_inherit=True)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return without_magic(source)
    return source


def _run(step: int, cell: Cell, source: str) -> Mapping[str, Any]:
    return {"step": step, "do": "run", "cell": cell.number, "source": source}


@dataclass(frozen=True)
class JudgesProgram:
    """Steps for the judge, and the tests behind those that check something, by number."""

    steps: tuple[Mapping[str, Any], ...]
    checks: Mapping[int, tuple[Cell, Step, Check]]


def judges_program(assignment: Assignment) -> JudgesProgram:
    """What is given, and every test; the same for every submission."""
    steps: list[Mapping[str, Any]] = []
    checks: dict[int, tuple[Cell, Step, Check]] = {}
    for part in assignment.parts:
        if part.given:
            steps.append({"do": "given", "source": part.given})
        for step in part.steps:
            if isinstance(step.asks, Setup):
                if not step.asks.is_learners:
                    steps.append({"do": "given", "source": step.asks.source})
                continue
            number = len(checks)
            checks[number] = (part.cell, step, step.asks)
            steps.append(
                {
                    "do": "raises" if step.asks.raising else "check",
                    "check": number,
                    "source": step.asks.judged,
                    "raising": list(step.asks.raising),
                    "answers": [question.name for question in step.asks.questions],
                }
            )
    return JudgesProgram(tuple(steps), checks)
