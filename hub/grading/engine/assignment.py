"""An author's notebook as an assignment: what is given, what is to be solved, what is tested.

A name is *given* when cells that the learner can't change set it without using anything of the
learner's; the judge sets given names itself. Every other name is the learner's.
"""

import ast
import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field

from hub.grading.engine.findings import Finding, NotebookRefused, Reason
from hub.grading.engine.notebook import Cell, Notebook, read_notebook
from hub.grading.engine.python_source import (
    BUILTIN_NAMES,
    NotPython,
    names_inside,
    parsed,
    set_names,
    used_names,
)
from hub.grading.engine.regions import (
    HIDDEN_TESTS,
    MARK_SCHEME,
    SOLUTION,
    OpenRegion,
    Region,
    regions,
)
from hub.grading.engine.tests import HELPERS, RAISES, Check, Setup, TestReader, UngradableForm

KERNELS = ("python3",)
TEST_LIBRARIES = frozenset({"nose", "nose.tools", "unittest", "nbgrader"})
"""Their helpers are there without an import, and they themselves need not be."""


@dataclass(frozen=True)
class Step:
    """A line of a test cell that does something; learners don't see hidden ones."""

    asks: Check | Setup
    is_hidden: bool


@dataclass(frozen=True)
class Part:
    """What a cell means for grading. `given` is the judge's share of its code."""

    cell: Cell
    steps: tuple[Step, ...] = ()
    given: str = ""


@dataclass(frozen=True)
class Assignment:
    """A checked notebook; with problems among the findings it must not be used."""

    notebook: Notebook
    parts: tuple[Part, ...]
    findings: tuple[Finding, ...]

    @property
    def problems(self) -> tuple[Finding, ...]:
        """The findings that have to be mended first."""
        return tuple(finding for finding in self.findings if not finding.is_warning)

    @property
    def automatic_points(self) -> float:
        """What tests give at most."""
        return sum(part.cell.marks.points for part in self.parts if part.cell.is_autotest)

    @property
    def manual_points(self) -> float:
        """What a person gives at most."""
        return sum(part.cell.marks.points for part in self.parts if part.cell.is_manual)

    @property
    def has_hidden_tests(self) -> bool:
        """Whether there is anything that learners must not see."""
        return any(step.is_hidden for part in self.parts for step in part.steps)


def read_assignment(content: bytes, *, kernels: tuple[str, ...] = KERNELS) -> Assignment:
    """Read and check an author's file. A file that is no notebook has one finding and no parts."""
    try:
        notebook = read_notebook(content)
    except NotebookRefused as refusal:
        return Assignment(Notebook((), {}, 4), (), refusal.findings)
    reader = _Reader()
    parts = tuple(reader.part(cell) for cell in notebook.cells)
    findings = [*_about_notebook(notebook, kernels), *_about_ids(notebook), *reader.findings]
    return Assignment(notebook, parts, tuple(sorted(findings, key=lambda each: each.cell)))


def _about_notebook(notebook: Notebook, kernels: tuple[str, ...]) -> Iterator[Finding]:
    if notebook.kernel and notebook.kernel not in kernels:
        values = {"kernel": notebook.kernel, "allowed": ", ".join(kernels)}
        yield Finding(Reason.OTHER_KERNEL, values=values)
    if not any(cell.is_learners and cell.marks.is_marked for cell in notebook.cells):
        yield Finding(Reason.NOTHING_TO_SOLVE)
    if not any(cell.marks.points for cell in notebook.cells):
        yield Finding(Reason.NO_POINTS)


def _about_ids(notebook: Notebook) -> Iterator[Finding]:
    seen: set[str] = set()
    for cell in notebook.cells:
        if not cell.marks.is_marked:
            continue
        if not cell.marks.grade_id:
            yield Finding(Reason.NO_GRADE_ID, cell.number)
        elif cell.marks.grade_id in seen:
            yield Finding(Reason.SAME_GRADE_ID, cell.number, values={"id": cell.marks.grade_id})
        seen.add(cell.marks.grade_id)


@dataclass
class _Reader:
    """Goes through the cells in their order and keeps which names are given so far."""

    given: set[str] = field(default_factory=lambda: {*BUILTIN_NAMES, *HELPERS, RAISES})
    taken: set[str] = field(default_factory=set)
    findings: list[Finding] = field(default_factory=list)
    numbers: Iterator[int] = field(default_factory=itertools.count)

    def is_learners(self, name: str) -> bool:
        """Whether the learner decides what `name` is."""
        return name not in self.given

    def part(self, cell: Cell) -> Part:
        """What `cell` means; what is wrong with it goes to the findings."""
        hidden = self._hidden(cell)
        if not cell.is_code:
            return Part(cell)
        try:
            statements = parsed(cell.source).body
        except NotPython as error:
            self._find(Reason.NOT_PYTHON, cell, error.line, problem=str(error))
            return Part(cell)
        if cell.is_autotest:
            return Part(cell, steps=self._steps(cell, statements, hidden))
        if cell.is_learners:
            self._set(set_names(statements), is_learners=True)
            return Part(cell)
        return Part(cell, given="\n".join(self._given(statements)))

    def _hidden(self, cell: Cell) -> tuple[Region, ...]:
        try:
            for markers in (SOLUTION, MARK_SCHEME):
                regions(cell.source, markers)
            return regions(cell.source, HIDDEN_TESTS)
        except OpenRegion as error:
            self._find(Reason.OPEN_REGION, cell, error.line, marker=str(error))
            return ()

    def _given(self, statements: list[ast.stmt]) -> Iterator[str]:
        """The statements that need nothing of the learner's; names set by the others become theirs."""
        for statement in statements:
            is_learners = self._needs_learner(statement)
            self._set(set_names([statement]), is_learners=is_learners)
            if not is_learners:
                yield ast.unparse(statement)

    def _needs_learner(self, statement: ast.stmt) -> bool:
        """Whether a name of the learner's is used; a function's own parameters and names are not."""
        used = used_names(statement) - names_inside(statement)
        unknown = used - self.given - set_names([statement])
        return bool(unknown or used & self.taken)

    def _set(self, names: frozenset[str], *, is_learners: bool) -> None:
        if is_learners:
            self.given -= names
            self.taken |= names
        else:
            self.given |= names
            self.taken -= names

    def _steps(
        self, cell: Cell, statements: list[ast.stmt], hidden: tuple[Region, ...]
    ) -> tuple[Step, ...]:
        reader = TestReader(self.is_learners, self.numbers)
        steps: list[Step] = []
        for statement in statements:
            if _imports_test_library(statement):
                continue
            try:
                asks = reader.read(statement)
            except UngradableForm as error:
                self._find(Reason.FORM, cell, error.line, form=str(error)[:200])
                continue
            if isinstance(asks, Setup):
                self._set(set_names([statement]), is_learners=asks.is_learners)
            if asks is not None:
                steps.append(Step(asks, any(each.holds(asks.line) for each in hidden)))
        self._weigh(cell, [step.asks for step in steps if isinstance(step.asks, Check)])
        return tuple(steps)

    def _weigh(self, cell: Cell, checks: list[Check]) -> None:
        """Say where tests test nothing, or what the learner alone decides about."""
        found_form = any(each.cell == cell.number for each in self.findings)
        if not checks and not found_form and cell.marks.points:
            self._find(Reason.NO_TESTS, cell, 0)
        for check in checks:
            if not check.questions:
                self._find(Reason.ASKS_NOTHING, cell, check.line)
            elif not check.is_one_sided:
                self._find(Reason.BOTH_SIDES, cell, check.line)

    def _find(self, reason: Reason, cell: Cell, line: int, **values: str) -> None:
        self.findings.append(Finding(reason, cell.number, line, values))


def _imports_test_library(statement: ast.stmt) -> bool:
    if isinstance(statement, ast.ImportFrom):
        return statement.module in TEST_LIBRARIES
    if isinstance(statement, ast.Import):
        return all(alias.name in TEST_LIBRARIES for alias in statement.names)
    return False
