"""Grading: a run starts three sandboxes, and takes little longer than starting them; how many in a minute."""

import subprocess
from collections.abc import Callable

from hub.grading.engine.assignment import read_assignment
from hub.grading.engine.grading import grade
from hub.grading.engine.notebook import read_notebook
from hub.grading.engine.sandbox import FIRST_USER, Sandbox
from lms.sample.content import course_folders
from tests.bench.measuring import Comparison, seconds_in_turns, seconds_of
from tests.factories.notebooks import RIGHT, answer, author_notebook
from tests.hub.grading.conftest import sandbox

__all__ = ["sandbox"]

SANDBOXES = 3
ROUNDS = 5


def three_empty_ones(sandbox: Sandbox) -> Callable[[], object]:
    """What no run can be quicker than: the sandboxes of the learner, of hidden tests and of the judge."""
    command = sandbox.command("ready.py", files={}, user=FIRST_USER)

    def start() -> None:
        for _count in range(SANDBOXES):
            subprocess.run(command, check=True, capture_output=True)

    return start


def test_a_run_against_starting_its_sandboxes(sandbox: Sandbox) -> None:
    assignment, submission = read_assignment(author_notebook()), read_notebook(answer(RIGHT))

    def run() -> None:
        assert grade(assignment, submission, sandbox=sandbox).points == assignment.automatic_points

    floor, graded = seconds_in_turns(three_empty_ones(sandbox), run, rounds=ROUNDS)
    print(f"\n{60 / graded:.0f} small notebooks graded in a minute by one worker")
    Comparison("grading against empty sandboxes", floor, graded, at_most=4).confirm()


def test_a_notebook_of_the_sample(sandbox: Sandbox) -> None:
    [folder] = [each for each in course_folders() if each.name == "daten-im-unterricht"]
    content = (folder / "medien/schulwege.ipynb").read_bytes()
    files = {"schulwege-7c.csv": (folder / "medien/schulwege-7c.csv").read_bytes()}
    assignment, submission = read_assignment(content), read_notebook(content)

    def run() -> None:
        graded = grade(assignment, submission, sandbox=Sandbox(sandbox.python), files=files)
        assert graded.points == assignment.automatic_points

    print(f"\n{60 / seconds_of(run, rounds=ROUNDS):.0f} notebooks with pandas graded in a minute")
