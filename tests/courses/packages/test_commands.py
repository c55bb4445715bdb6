"""The two commands, as an operator sees them."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from courses.outline.models import Course
from tests.courses.packages.building import COURSE, HELLO, small_package, write_folder
from tests.factories.outline import CourseFactory

pytestmark = pytest.mark.django_db
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run() -> Run:
    """Runs a command; gives exit code, output and errors."""

    def runner(*words: object, **options: Any) -> tuple[int, str, str]:
        out, err = io.StringIO(), io.StringIO()
        try:
            call_command(*map(str, words), stdout=out, stderr=err, no_color=True, **options)
        except SystemExit as end:
            return int(end.code or 0), out.getvalue(), err.getvalue()
        return 0, out.getvalue(), err.getvalue()

    return runner


def test_an_import_says_what_it_did(tmp_path: Path, run: Run) -> None:
    source = write_folder(tmp_path, small_package())

    assert run("import_course", source) == (
        0,
        "“Small course” (small-course) is new.\n  3 units are new: bye, hello, more\n",
        "",
    )
    assert run("import_course", source)[1] == (
        "“Small course” (small-course) was up to date already.\n"
    )


def test_archived_units_are_named(tmp_path: Path, run: Run) -> None:
    run("import_course", write_folder(tmp_path / "a", small_package()))
    course = COURSE.replace("      - 2/bye.md", "      []").replace("units:\n      []", "units: []")
    files = small_package(**{"course.yaml": course, "2/bye.md": None})
    _code, out, _err = run("import_course", write_folder(tmp_path / "b", files))

    assert (
        "1 unit was missing in the package and is archived; what learners did is kept: bye" in out
    )


def test_every_problem_has_a_line_and_the_exit_code_is_1(tmp_path: Path, run: Run) -> None:
    files = small_package(
        **{
            "course.yaml": COURSE.replace("audience: teachers", "audience: all"),
            "1/hello.md": HELLO.replace("minutes: 5", "minutes: x"),
        }
    )
    code, out, err = run("import_course", write_folder(tmp_path, files))

    assert (code, out) == (1, "")
    lines = err.splitlines()
    assert lines[0].startswith("course.yaml, line 5: “all” is not possible for “audience”.")
    assert lines[1] == "1/hello.md, line 5: “minutes” must be a whole number, not “x”."
    assert lines[2] == "The package has 2 problems; nothing was changed."
    assert not Course.objects.exists()


def test_warnings_are_told_and_do_no_harm(tmp_path: Path, run: Run) -> None:
    files = small_package(**{"notes.txt": "mine"})
    code, _out, err = run("import_course", write_folder(tmp_path, files))

    assert (code, err) == (0, "notes.txt: course.yaml doesn't name this file; it is left out.\n")


def test_an_export_says_where_it_is(tmp_path: Path, run: Run) -> None:
    CourseFactory(slug="small", title="Small")
    code, out, _err = run("export_course", "small", tmp_path / "out")

    assert (code, out) == (0, f"“Small” is written to {tmp_path / 'out'}.\n")
    assert (tmp_path / "out" / "course.yaml").exists()


def test_an_export_overwrites_only_with_force(tmp_path: Path, run: Run) -> None:
    CourseFactory(slug="small")
    (tmp_path / "notes.txt").write_text("mine")

    code, _out, err = run("export_course", "small", tmp_path)
    assert code == 1
    assert "add --force" in err
    assert run("export_course", "small", tmp_path, force=True)[0] == 0
    assert (tmp_path / "notes.txt").read_text() == "mine"


def test_an_unknown_course_is_said_with_the_nearest(tmp_path: Path, run: Run) -> None:
    CourseFactory(slug="small-course")
    code, _out, err = run("export_course", "smal-course", tmp_path)

    assert code == 1
    assert err == "There is no course “smal-course”. Did you mean “small-course”?\n"


def test_a_place_that_can_not_be_written_is_said(tmp_path: Path, run: Run) -> None:
    CourseFactory(slug="small")
    (tmp_path / "file").write_text("")
    code, _out, err = run("export_course", "small", tmp_path / "file" / "out")

    assert code == 1
    assert "can't be written" in err
