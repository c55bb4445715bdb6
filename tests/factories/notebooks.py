"""Notebook units as tests need them, through the same services that authors use."""

import io
from pathlib import Path
from typing import Any

from courses.activities.contract import CourseContext, MediaInfo, PreparedBody, UnitText
from courses.outline.models import CourseFile, Unit
from courses.outline.vocabulary import Completion
from hub.notebooks.body import NotebookBody
from hub.notebooks.fields import NotebookFields
from hub.notebooks.kind import NotebookKind
from lms.files.disk import full_path
from lms.files.services import store_file
from tests.factories.outline import UnitFactory
from tests.hub.grading.engine.notebooks import checked, notebook, solution, text

NOTEBOOK_PATH = "medien/aufgabe.ipynb"
SECRET = "kolibri-4711"
RIGHT = f"""def double(number):
    ### BEGIN SOLUTION
    return number * 2  # {SECRET}
    ### END SOLUTION"""
TESTS = f"""assert double(2) == 4
### BEGIN HIDDEN TESTS
assert double(21) == 42, "{SECRET}"
### END HIDDEN TESTS"""


def author_notebook(tests: str = TESTS, *more: dict[str, Any]) -> bytes:
    """The author's notebook of doubling: five points."""
    return notebook(
        text("# Verdoppeln\n\nSchreiben Sie eine Funktion."),
        solution("double", RIGHT),
        checked("tests", tests, points=5),
        *more,
    )


def answer(source: str) -> bytes:
    """A learner's notebook with this answer."""
    return notebook(solution("double", source), checked("tests", "assert double(2) == 4", points=5))


def media_of(course_file: CourseFile) -> MediaInfo:
    """What a kind is told of a course's file."""
    stored = course_file.stored_file
    return MediaInfo(
        url="",
        media_type=stored.media_type,
        size_bytes=stored.size_bytes,
        name=course_file.path.rpartition("/")[2],
        location=Path(full_path(stored.path)),
    )


def course_file(unit: Unit, path: str, content: bytes) -> CourseFile:
    """A file of the unit's course."""
    stored = store_file(content=io.BytesIO(content), name=path.rpartition("/")[2])
    row, _new = CourseFile.objects.update_or_create(
        course=unit.course, path=path, defaults={"stored_file": stored}
    )
    return row


def prepared(
    unit: Unit, content: bytes, *, data: str = "", body: str = "Los.", outputs: str = ""
) -> PreparedBody[NotebookBody]:
    """The unit's text and notebook, checked."""
    course_file(unit, NOTEBOOK_PATH, content)
    files = CourseFile.objects.filter(course=unit.course).select_related("stored_file")
    context = CourseContext("de", {file.path: media_of(file) for file in files})
    return NotebookKind().prepare(
        UnitText(
            body,
            NotebookFields.model_validate(
                {"notebook": NOTEBOOK_PATH, "data": data, "outputs": outputs}
            ),
        ),
        completion=Completion(unit.completion),
        context=context,
    )


def put_notebook(unit: Unit, content: bytes, *, data: str = "", outputs: str = "") -> None:
    """Give `unit` a notebook, as publishing does. Problems fail."""
    body = prepared(unit, content, data=data, outputs=outputs)
    assert not body.problems, body.problems
    NotebookKind().save_bodies({unit: body})


def notebook_unit(content: bytes = b"", **fields: Any) -> Unit:
    """A unit with the notebook of doubling, done from 60 percent on."""
    unit: Unit = UnitFactory.create(
        kind="notebook", **{"completion": Completion.SCORE, "pass_percent": 60, **fields}
    )
    put_notebook(unit, content or author_notebook())
    return unit
