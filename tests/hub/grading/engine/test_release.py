"""The learner's version holds no solution, no hidden test, no output and no other metadata."""

import json
from typing import Any

from hub.grading.engine.assignment import read_assignment
from hub.grading.engine.release import released
from tests.hub.grading.engine.notebooks import checked, code, given, notebook, solution, text


def cells_of(*cells: dict[str, Any]) -> list[dict[str, Any]]:
    """The cells that a learner gets."""
    content = released(read_assignment(notebook(*cells)).notebook)
    value = json.loads(content)
    assert isinstance(value["cells"], list)
    return value["cells"]


def test_solutions_leave_a_place_to_write_at_the_same_depth() -> None:
    source = "def f(x):\n    ### BEGIN SOLUTION\n    return x\n    ### END SOLUTION\n\nprint(f(1))"
    (cell,) = cells_of(solution("s", source))
    assert cell["source"] == (
        "def f(x):\n    # YOUR CODE HERE\n    raise NotImplementedError()\n\nprint(f(1))"
    )


def test_a_solution_without_markers_goes_as_a_whole() -> None:
    essay = text("Die Antwort ist 42.", grade_id="e", grade=True, solution=True, points=2)
    first, second = cells_of(solution("s", "geheim = 1"), essay)
    assert first["source"] == "# YOUR CODE HERE\nraise NotImplementedError()"
    assert second["source"] == "YOUR ANSWER HERE"


def test_hidden_tests_and_marking_schemes_go() -> None:
    tests = "assert f(1) == 1\n### BEGIN HIDDEN TESTS\nassert f(2) == 42\n### END HIDDEN TESTS"
    scheme = "Zeichnen Sie.\n=== BEGIN MARK SCHEME ===\n2 Punkte\n=== END MARK SCHEME ==="
    first, second = cells_of(checked("t", tests), text(scheme, grade_id="m", task=True, points=2))
    assert first["source"] == "assert f(1) == 1"
    assert second["source"] == "Zeichnen Sie."


def test_outputs_and_what_else_was_noted_go() -> None:
    solved = code("1 + 1") | {
        "outputs": [{"output_type": "stream", "text": "42"}],
        "execution_count": 3,
    }
    solved["metadata"] = {"author": "A. Muster", "tags": ["solution"]}
    (cell,) = cells_of(solved)
    assert (cell["outputs"], cell["execution_count"], cell["metadata"]) == ([], None, {})


def test_given_cells_can_not_be_edited_by_accident() -> None:
    first, second = cells_of(given("g", "x = 1"), solution("s", "y = 2"))
    assert (first["metadata"]["editable"], first["metadata"]["deletable"]) == (False, False)
    assert "editable" not in second["metadata"]
    assert second["metadata"]["nbgrader"]["grade_id"] == "s"


def test_outputs_of_cells_that_are_given_stay_on_request_and_no_others() -> None:
    output = {"output_type": "stream", "name": "stdout", "text": "42\n"}
    cells = [
        cell | {"outputs": [output]}
        for cell in (
            code("print(42)"),
            given("g", "x = 1"),
            solution("s", "y = 2"),
            checked("t", "assert y == 2"),
        )
    ]
    content = released(read_assignment(notebook(*cells)).notebook, keep_outputs=True)
    assert [bool(cell["outputs"]) for cell in json.loads(content)["cells"]] == [
        True,
        True,
        False,
        False,
    ]
    assert not any(cell["outputs"] for cell in cells_of(*cells))
