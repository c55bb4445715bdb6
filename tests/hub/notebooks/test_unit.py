"""What authors are told, and what learners get."""

import json

import pytest
from django.test import Client
from django.urls import reverse

from courses.activities.contract import UnitText
from courses.outline.models import Unit
from hub.notebooks.kind import NotebookKind
from hub.notebooks.models import Notebook
from tests.factories.notebooks import (
    NOTEBOOK_PATH,
    SECRET,
    author_notebook,
    course_file,
    prepared,
    put_notebook,
)
from tests.hub.grading.engine.notebooks import checked, code, notebook, solution, text


def address(name: str, unit: Unit, *more: object) -> str:
    return reverse(f"notebooks:{name}", args=[unit.course.slug, unit.key, *more])


def page_of(unit: Unit) -> str:
    return reverse("learning:unit", args=[unit.course.slug, unit.key])


def test_learners_get_neither_solutions_nor_hidden_tests(
    unit: Unit, learners_client: Client
) -> None:
    page = learners_client.get(page_of(unit)).content.decode()
    assert "Verdoppeln" in page
    assert "# YOUR CODE HERE" in page
    released = learners_client.get(address("released", unit))
    cells = json.loads(released.content)["cells"]
    assert "assert double(2) == 4" in cells[2]["source"]
    found = learners_client.get(
        f"/api/v1/courses/{unit.course.slug}/units/{unit.key}/notebook/"
    ).content.decode()
    for shown in (page, released.content.decode(), found):
        assert SECRET not in shown
        assert "number * 2" not in shown


def test_the_authors_file_is_the_teams_alone(
    unit: Unit, learners_client: Client, trainers_client: Client
) -> None:
    file = reverse("learning:file", args=[unit.course.slug, NOTEBOOK_PATH])
    assert learners_client.get(file).status_code == 404
    answer = trainers_client.get(file)
    assert answer.status_code == 200
    assert answer["Content-Disposition"].startswith("attachment")


def test_data_beside_the_notebook_is_offered(unit: Unit, learners_client: Client) -> None:
    file = course_file(unit, "medien/werte.csv", b"a;b\n1;2\n")
    put_notebook(unit, author_notebook(), data="medien/werte.csv")
    assert file.path in learners_client.get(page_of(unit)).content.decode()


def test_nothing_of_a_notebook_runs_in_the_preview(unit: Unit, learners_client: Client) -> None:
    bad = "<script>alert(1)</script><img src=x onerror=alert(1)>[x](javascript:alert(1))"
    closing = "'''\n```\n</code></pre><script>alert(2)</script>\n```\n'''"
    output = {"output_type": "display_data", "data": {"text/html": "<script>alert(3)</script>"}}
    cells = [text(bad), code(closing) | {"outputs": [output]}, solution("s", "x = 1")]
    put_notebook(unit, notebook(*cells, checked("t", "assert x == 1")))
    row = Notebook.objects.get(unit=unit)
    assert "alert(2)" in row.preview, "code is shown"
    assert "alert(3)" not in row.preview, "outputs are not"
    assert "<script" not in row.preview
    assert "onerror" not in row.preview.replace("&lt;img src=x onerror", "")
    assert "javascript:" not in row.preview.replace("[x](javascript:", "")


@pytest.mark.parametrize(
    ("content", "field", "words"),
    [
        (b"no json", "notebook", "kein Notebook"),
        (author_notebook("for i in []: pass"), "notebook", "Zelle 3, Zeile 1"),
        (notebook(solution("s", "x = 1")), "notebook", "Nichts gibt Punkte"),
    ],
)
def test_authors_are_told_what_is_wrong(unit: Unit, content: bytes, field: str, words: str) -> None:
    body = prepared(unit, content)
    assert any(problem.field == field and words in problem.message for problem in body.problems)


def test_missing_and_doubled_data_is_told(unit: Unit) -> None:
    course_file(unit, "a/werte.csv", b"1;2\n")
    course_file(unit, "b/werte.csv", b"3;4\n")
    body = prepared(unit, author_notebook(), data="a/werte.csv\nb/werte.csv\nc.csv")
    assert [problem.field for problem in body.problems] == ["data", "data"]
    assert "werte.csv" in body.problems[0].message
    assert "c.csv" in body.problems[1].message


def test_outputs_are_shown_as_plain_text_where_the_author_keeps_them(
    unit: Unit, learners_client: Client
) -> None:
    printed = {"output_type": "stream", "name": "stdout", "text": ["<b>zwölf</b>\n"]}
    drawn = {"output_type": "display_data", "data": {"text/html": "<script>alert(3)</script>"}}
    example = code("print(12)") | {"outputs": [printed, drawn]}
    content = notebook(example, solution("s", "x = 1"), checked("t", "assert x == 1"))
    put_notebook(unit, content, outputs="keep")
    page = learners_client.get(page_of(unit)).content.decode()
    assert "&lt;b&gt;zwölf&lt;/b&gt;" in page
    assert "alert(3)" not in page
    put_notebook(unit, content)
    assert "zwölf" not in learners_client.get(page_of(unit)).content.decode()


def test_outputs_with_numbers_that_are_none_reach_programs_as_null(
    unit: Unit, learners_client: Client
) -> None:
    curve = {"output_type": "display_data", "data": {"application/json": [1.5, float("nan")]}}
    content = notebook(
        code("plot()") | {"outputs": [curve]}, solution("s", "x = 1"), checked("t", "assert x == 1")
    )
    put_notebook(unit, content, outputs="keep")
    told = learners_client.get(f"/api/v1/courses/{unit.course.slug}/units/{unit.key}/notebook/")
    [output] = told.json()["notebook"]["cells"][0]["outputs"]
    assert output["data"] == {"application/json": [1.5, None]}


def test_keeping_what_was_written_again_changes_nothing(unit: Unit) -> None:
    kind = NotebookKind()
    text_of = kind.texts_of([unit])[unit.pk]
    assert isinstance(text_of, UnitText)
    assert (
        kind.save_bodies({unit: prepared(unit, author_notebook(), body=text_of.body)})
        == frozenset()
    )
    assert "Funktion" in kind.search_texts([unit])[unit.pk]
