"""What an author's notebook is found to be."""

import json

import pytest

from hub.grading.engine.assignment import Assignment, read_assignment
from hub.grading.engine.findings import Reason
from hub.grading.engine.tests import Check
from tests.hub.grading.engine.notebooks import checked, code, given, notebook, solution, text


def found(content: bytes) -> list[tuple[Reason, int, int]]:
    """Reason, cell and line of each finding."""
    findings = read_assignment(content).findings
    return [(finding.reason, finding.cell, finding.line) for finding in findings]


def with_tests(tests: str, *before: dict[str, object]) -> bytes:
    """A notebook with these tests; the learner writes `f`, `total` and `Person`."""
    solved = "def f(x): return x\ntotal = f(1)\nclass Person: pass"
    return notebook(*before, solution("s", solved), checked("t", tests))


def checks_of(assignment: Assignment) -> list[Check]:
    """The tests in their order."""
    steps = [step.asks for part in assignment.parts for step in part.steps]
    return [asks for asks in steps if isinstance(asks, Check)]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", Reason.NOT_JSON),
        (b"\xff\xfe", Reason.NOT_JSON),
        (b"[" * 100_000, Reason.NOT_JSON),
        (b"[]", Reason.NOT_A_NOTEBOOK),
        (b'{"nbformat": 4}', Reason.NOT_A_NOTEBOOK),
        (b'{"nbformat": 3, "worksheets": []}', Reason.OLD_FORMAT),
        (b'{"nbformat": 4, "cells": [7]}', Reason.BAD_CELL),
        (b'{"nbformat": 4, "cells": [{"cell_type": "code", "source": [1]}]}', Reason.BAD_CELL),
        (notebook(*[code("")] * 501), Reason.TOO_MANY_CELLS),
        (notebook(checked("t", "", points=-1)), Reason.BAD_POINTS),
        (notebook(checked("t", "", points=float("nan"))), Reason.BAD_POINTS),
        (notebook(checked("t", "", points=10**400)), Reason.BAD_POINTS),
        (b" " * 5_000_001, Reason.TOO_LARGE),
    ],
    ids=lambda value: str(value)[:24],
)
def test_what_is_no_notebook_is_refused_with_its_reason(content: bytes, reason: Reason) -> None:
    assignment = read_assignment(content)
    assert [finding.reason for finding in assignment.problems] == [reason]
    assert assignment.parts == ()


@pytest.mark.parametrize(
    ("content", "finding"),
    [
        (
            notebook(solution("s", ""), checked("t", "assert x == 1"), kernel="ir"),
            (Reason.OTHER_KERNEL, 0, 0),
        ),
        (
            notebook(solution("", "x = 1"), checked("t", "assert x == 1")),
            (Reason.NO_GRADE_ID, 1, 0),
        ),
        (
            notebook(solution("s", "x = 1"), checked("s", "assert x == 1")),
            (Reason.SAME_GRADE_ID, 2, 0),
        ),
        (with_tests("assert f(1) == 1\n### BEGIN HIDDEN TESTS"), (Reason.OPEN_REGION, 2, 2)),
        (with_tests("assert f(1 == 1"), (Reason.NOT_PYTHON, 2, 1)),
        (with_tests("pass"), (Reason.NO_TESTS, 2, 0)),
        (with_tests("assert 1 == 1"), (Reason.ASKS_NOTHING, 2, 1)),
        (with_tests("assert f(1) == f(2)"), (Reason.BOTH_SIDES, 2, 1)),
        (with_tests("\nfor x in [1]:\n    assert f(x) == 1"), (Reason.FORM, 2, 2)),
        (with_tests("assert all(f(x) == x for x in [1, 2])"), (Reason.FORM, 2, 1)),
        (with_tests("assert sorted([2, 1], key=lambda x: f(x)) == [1, 2]"), (Reason.FORM, 2, 1)),
        (with_tests("f.check(1)"), (Reason.FORM, 2, 1)),
        (with_tests("exec('f')"), (Reason.FORM, 2, 1)),
        (with_tests("assert_equal = f\nassert_equal(f(1), 2)"), (Reason.FORM, 2, 2)),
        (with_tests("with f(1): pass"), (Reason.FORM, 2, 1)),
        (notebook(checked("t", "assert x == 1", points=0)), (Reason.NO_POINTS, 0, 0)),
        (notebook(checked("t", "assert x == 1")), (Reason.NOTHING_TO_SOLVE, 0, 0)),
    ],
    ids=lambda value: str(value[0].value) if isinstance(value, tuple) else "",
)
def test_authors_are_told_by_cell_and_line(
    content: bytes, finding: tuple[Reason, int, int]
) -> None:
    assert finding in found(content)


@pytest.mark.parametrize(
    ("tests", "questions", "judged"),
    [
        ("assert f(2) == 4", ["f(2)"], "_assert_equal(_answer_0, 4)"),
        ("assert 4 == f(2), 'four'", ["f(2)"], "_assert_equal(4, _answer_0, 'four')"),
        ("assert abs(f(2) - 4) < 0.1", ["f(2)"], "assert abs(_answer_0 - 4) < 0.1"),
        ("assert len(total) > 2 and total[0] == 'a'", ["total", "total[0]"],
         "assert len(_answer_0) > 2 and _answer_1 == 'a'"),
        ("assert Person('Ada').name == 'Ada'", ["Person('Ada').name"], "_assert_equal(_answer_0, 'Ada')"),
        ("assert [f(x) for x in [1, 2]] == [1, 2]", ["[f(x) for x in [1, 2]]"],
         "_assert_equal(_answer_0, [1, 2])"),
        ("assert isinstance(total, int)", ["total"], "assert isinstance(_answer_0, int)"),
        ("assert near(f(1), numbers)", ["f(1)"], "assert near(_answer_0, numbers)"),
        ("assert_equal(f(2), 4)", ["f(2)"], "assert_equal(_answer_0, 4)"),
        ("from nose.tools import assert_almost_equal\nassert_almost_equal(f(2), 4, places=2)", ["f(2)"],
         "assert_almost_equal(_answer_0, 4, places=2)"),
        ("import numpy as np\nnp.testing.assert_allclose(f(2), [1, 2])", ["f(2)"],
         "np.testing.assert_allclose(_answer_0, [1, 2])"),
        ("y = f(3)\nassert y + 1 == 4", ["y"], "_assert_equal(_answer_0 + 1, 4)"),
        ("assert_raises(ValueError, f, 0)", ["f(0)"], ""),
        ("try:\n    f(0)\nexcept (ValueError, TypeError):\n    pass\nelse:\n    raise AssertionError('no')",
         ["f(0)"], ""),
    ],
)  # fmt: skip
def test_only_what_needs_the_learners_names_is_asked(
    tests: str, questions: list[str], judged: str
) -> None:
    own = given("g", "numbers = [1, 2]\ndef near(x, total): return abs(x - total[0]) < 1")
    assignment = read_assignment(with_tests(tests, own))
    assert assignment.findings == ()
    (check,) = checks_of(assignment)
    assert [question.expression for question in check.questions] == questions
    assert check.judged == judged


def test_what_locked_cells_make_of_learners_values_is_the_learners() -> None:
    content = notebook(
        given("a", "%matplotlib inline\nimport math\nbase = 2"),
        solution("s", "def f(x): return x"),
        given("b", "made = f(base)\nfor i in range(3): base = base + i\nold = math.pi"),
        checked("t", "assert made == 2\nassert old * f(1) == math.pi\nassert base == f(5)"),
    )
    assignment = read_assignment(content)
    assert assignment.findings == ()
    asked = [
        [question.expression for question in check.questions] for check in checks_of(assignment)
    ]
    assert asked == [["made"], ["f(1)"], ["f(5)"]]
    assert "f(" not in assignment.parts[2].given


def test_what_a_learner_may_overwrite_is_given_no_longer() -> None:
    content = notebook(
        given("a", "data = [1]"), code("data = data + [2]"), checked("t", "assert sum(data) == 3")
    )
    assignment = read_assignment(content)
    assert [question.expression for question in checks_of(assignment)[0].questions] == ["data"]


def test_points_are_summed_and_parts_for_a_person_are_told_apart() -> None:
    essay = text("### Erklären Sie", grade_id="e", grade=True, solution=True, points=4)
    assignment = read_assignment(
        notebook(solution("s", "x = 1"), checked("t", "assert x == 1", points=2.5), essay)
    )
    assert (assignment.automatic_points, assignment.manual_points) == (2.5, 4)
    assert not assignment.has_hidden_tests


def test_a_notebook_may_hold_its_lines_one_by_one() -> None:
    value = json.loads(notebook(solution("s", "x = 1"), checked("t", "assert x == 1")))
    for cell in value["cells"]:
        cell["source"] = cell["source"].splitlines(keepends=True)
    assert read_assignment(json.dumps(value).encode()).findings == ()
