"""What learners get back: points per cell, and why."""

from pathlib import Path

import pytest

from hub.grading.engine.running import run
from hub.grading.engine.sandbox import Sandbox, SandboxMissing, why_not
from hub.grading.engine.verdicts import Because
from tests.hub.grading.engine.grading import graded
from tests.hub.grading.engine.notebooks import checked, given, notebook, solution, text


def author(answer: str) -> bytes:
    """Two questions and a text that a person grades."""
    return notebook(
        given("g", "rows = open('zahlen.csv').read().split()"),
        solution("s", answer),
        checked("sum", "assert total(rows) == 6", points=2),
        checked("empty", "assert_raises(ValueError, total, [])", points=1),
        text("Warum?", grade_id="e", grade=True, solution=True, points=3),
    )


RIGHT = """
def total(rows):
    if not rows:
        raise ValueError("leer")
    return sum(int(row) for row in rows)
"""


@pytest.mark.parametrize(
    ("answer", "points", "reasons"),
    [
        (RIGHT, [2, 1, None], [None, None]),
        (RIGHT.replace("int(row)", "1"), [0, 1, None], [Because.UNEQUAL, None]),
        (RIGHT.replace("ValueError", "KeyError"), [2, 0, None], [None, Because.NOT_RAISED]),
        ("total = 6", [0, 0, None], [Because.NO_VALUE, Because.NOT_RAISED]),
        ("def total(rows): return total", [0, 0, None], [Because.NO_VALUE, Because.NOT_RAISED]),
        ("import os; os._exit(3)", [0, 0, None], [Because.NOT_REACHED, Because.NOT_REACHED]),
    ],
)
def test_each_cell_has_its_points_and_its_reason(
    sandbox: Sandbox, answer: str, points: list[float | None], reasons: list[Because | None]
) -> None:
    result = graded(author(RIGHT), author(answer), sandbox, **{"zahlen.csv": b"1 2 3"})
    assert [cell.points for cell in result.cells] == points
    assert [verdict.because for cell in result.cells for verdict in cell.verdicts] == reasons
    assert result.waits_for_a_person


def test_both_values_of_a_comparison_are_told(sandbox: Sandbox) -> None:
    result = graded(
        author(RIGHT), author("def total(rows): return 5"), sandbox, **{"zahlen.csv": b"6"}
    )
    verdict = result.cells[0].verdicts[0]
    assert (verdict.shown, verdict.values["left"], verdict.values["right"]) == (
        "assert total(rows) == 6",
        "5",
        "6",
    )


def test_errors_name_cell_and_line(sandbox: Sandbox) -> None:
    result = graded(author(RIGHT), author("x = 1\ny = x / 0"), sandbox, **{"zahlen.csv": b"6"})
    (error,) = result.errors
    assert (error.grade_id, error.kind, error.line) == ("s", "ZeroDivisionError", 2)


def test_what_no_database_keeps_is_not_told(sandbox: Sandbox) -> None:
    answer = "def total(rows): raise ValueError('a\\0b\\ud800')\ntotal(1)"
    result = graded(author(RIGHT), author(answer), sandbox, **{"zahlen.csv": b"6"})
    told = [result.errors[0].message, result.cells[0].verdicts[0].values["message"]]
    assert told == ["a\N{REPLACEMENT CHARACTER}b?"] * 2


def test_python_may_lie_where_a_sandbox_has_a_folder_of_its_own(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    (tmp_path / "environment").symlink_to(sandbox.python.parent.parent)
    assert why_not(tmp_path / "environment" / "bin" / "python") == ""


def test_without_bubblewrap_nothing_runs(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    assert "bubblewrap" in why_not(sandbox.python)
    with pytest.raises(SandboxMissing):
        run(sandbox, "learner.py", [])
    assert "not installed" in why_not(sandbox.python.parent / "nothing")
