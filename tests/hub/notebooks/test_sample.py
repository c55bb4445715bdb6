"""The sample's course „Daten im Unterricht“, solved and half solved, by the real tests."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from courses.outline.models import Unit
from courses.packages.services import import_course
from hub.grading.engine.assignment import Assignment, read_assignment
from hub.grading.engine.grading import grade
from hub.grading.engine.notebook import read_notebook
from hub.grading.engine.sandbox import Sandbox
from hub.grading.engine.verdicts import Graded
from hub.notebooks.models import Notebook
from lms.sample.content import course_folders
from tests.factories.accounts import UserFactory

[FOLDER] = [folder for folder in course_folders() if folder.name == "daten-im-unterricht"]
FILES = FOLDER / "medien"
NOTEBOOKS = {
    "schulwege": ("schulwege-7c.csv", "].median()", "].mean()", {"Mittelwert-und-Median": 3}),
    "raumluft": ("luft-raum-12.csv", "ppm <= 1000", "ppm < 1000", {"Ampel": 3}),
    "umfrage": (
        "umfrage-jahrgang-7.csv",
        "zahl >= kleinste",
        "zahl > kleinste",
        {"Kleine-Gruppen": 4},
    ),
}
"""Each with its data, a right line, a wrong one, and what the wrong one costs."""


def assignment_of(name: str) -> Assignment:
    return read_assignment((FILES / f"{name}.ipynb").read_bytes())


def graded(name: str, sandbox: Sandbox, *, instead: tuple[str, str] = ("", "")) -> Graded:
    """What the tests say of the author's solution, with one thing written `instead` of another."""
    written = (FILES / f"{name}.ipynb").read_text()
    solution = written.replace(*instead) if instead[0] else written
    assert (solution != written) == bool(instead[0])
    data = NOTEBOOKS[name][0]
    return grade(
        assignment_of(name),
        read_notebook(solution.encode()),
        sandbox=Sandbox(sandbox.python),
        files={data: (FILES / data).read_bytes()},
    )


def lost(result: Graded) -> Mapping[str, float]:
    """The points that were not given, cell by cell; what a person decides is not counted."""
    return {
        cell.grade_id: cell.most - cell.points
        for cell in result.cells
        if cell.points is not None and cell.points < cell.most
    }


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_the_solution_gets_all_points_and_a_mistake_costs_its_own(
    sandbox: Sandbox, name: str
) -> None:
    right = graded(name, sandbox)
    assert (lost(right), right.errors) == ({}, ())
    _data, good, bad, cost = NOTEBOOKS[name]
    wrong = graded(name, sandbox, instead=(good, bad))
    assert lost(wrong) == cost


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_each_gives_ten_points_and_has_no_finding(name: str) -> None:
    assignment = assignment_of(name)
    assert not assignment.findings
    assert assignment.automatic_points + assignment.manual_points == 10


@pytest.mark.django_db
def test_the_course_comes_in_whole_and_learners_get_no_solution() -> None:
    for name in ("volker.lindemann", "svenja.oltmanns"):
        UserFactory.create(username=name)
    import_course(actor=None, source=FOLDER)
    units = Unit.objects.filter(course__slug=FOLDER.name, kind="notebook")
    assert [unit.key for unit in units.order_by("section__position", "position")] == list(NOTEBOOKS)
    for row in Notebook.objects.select_related("unit"):
        cells = json.loads(row.released)["cells"]
        sources = "".join("".join(cell["source"]) for cell in cells)
        assert "raise NotImplementedError()" in sources
        assert NOTEBOOKS[row.unit.key][1] not in sources
        assert "MARK SCHEME" not in sources
        assert row.data == f"medien/{NOTEBOOKS[row.unit.key][0]}"
        assert Path(row.data).suffix == ".csv"
