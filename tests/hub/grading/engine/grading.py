"""Grading small notebooks, and asking a learner's process things."""

from dataclasses import replace
from typing import Any

from hub.grading.engine.assignment import Assignment, read_assignment
from hub.grading.engine.grading import grade
from hub.grading.engine.inside import travel
from hub.grading.engine.notebook import read_notebook
from hub.grading.engine.running import Run, run
from hub.grading.engine.sandbox import Sandbox
from hub.grading.engine.verdicts import Graded


def assignment_of(content: bytes) -> Assignment:
    """An assignment without problems."""
    assignment = read_assignment(content)
    assert assignment.problems == ()
    return assignment


def graded(author: bytes, learner: bytes, sandbox: Sandbox, **files: bytes) -> Graded:
    """What comes of the learner's file."""
    assignment = assignment_of(author)
    return grade(assignment, read_notebook(learner), sandbox=sandbox, files=files)


def ran(source: str, sandbox: Sandbox, question: str = "found", **limits: Any) -> tuple[Run, Any]:
    """Run `source` as a learner's cell; return the run, and the value of `question` if there is one."""
    limited = replace(sandbox, limits=replace(sandbox.limits, **limits))
    steps = [
        {"step": 0, "do": "run", "cell": 1, "source": source},
        {"step": 1, "do": "ask", "source": question},
    ]
    outcome = run(limited, "learner.py", steps)
    values = [travel.unpacked(told["value"]) for told in outcome.answers if "value" in told]
    return outcome, values[0] if values else None
