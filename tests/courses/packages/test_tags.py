"""What course.yaml says a course is about: read, checked against the vocabularies, written."""

from pathlib import Path

import pytest

from courses.outline.models import Course
from courses.outline.selectors import tagging_of
from courses.packages.problems import PackageInvalid
from courses.packages.services import export_course
from lms.vocabularies.models import Term
from tests.courses.packages.building import (
    COURSE,
    imported,
    only_problem,
    small_package,
    write_folder,
)
from tests.support.queries import count_queries

TAGS = """\
competences:
  - id: kmk:1.2
  - id: digcompedu:3.1
    level: B1
subjects: [mathematik, deutsch]
levels: [sek1]
tags: [Tablet, Planung]
image: media/board.png
easy_language: true
"""


def with_lines(*lines: str) -> str:
    """course.yaml with these lines in place of the title's, which is line 3."""
    return COURSE.replace("title: Small course\n", "\n".join(("title: Small course", *lines, "")))


def tags_of(course: Course) -> dict[str, list[str]]:
    """All terms of the course as course.yaml names them."""
    found = tagging_of([course])[course.pk]
    return {
        "competences": [f"{each.reference} {each.level}".strip() for each in found.competences],
        "subjects": [term.key for term in found.subjects],
        "levels": [term.key for term in found.levels],
    }


@pytest.mark.django_db
def test_a_course_is_tagged_marked_and_pictured(tmp_path: Path) -> None:
    course = imported(tmp_path, **{"course.yaml": with_lines(TAGS)}).course

    course.refresh_from_db()
    assert tags_of(course) == {
        "competences": ["digcompedu:3.1 B1", "kmk:1.2"],
        "subjects": ["deutsch", "mathematik"],
        "levels": ["sek1"],
    }
    assert (course.tags, course.easy_language) == (["Tablet", "Planung"], True)
    assert course.image
    assert course.image.path == "media/board.png"


@pytest.mark.django_db
def test_tags_are_written_for_people_and_read_back(tmp_path: Path) -> None:
    course = imported(tmp_path, **{"course.yaml": with_lines(TAGS)}).course
    export_course(actor=None, course=course, target=tmp_path / "out")

    written = (tmp_path / "out" / "course.yaml").read_text()
    assert (
        "competences:\n  - id: digcompedu:3.1\n    level: B1\n  - id: kmk:1.2\n"
        "subjects:\n  - deutsch\n  - mathematik\nlevels:\n  - sek1\ntags:\n  - Tablet\n"
        "  - Planung\nimage: media/board.png\n"
    ) in written
    assert "easy_language: true\n" in written


@pytest.mark.django_db
def test_what_a_package_no_longer_says_is_gone(tmp_path: Path) -> None:
    imported(tmp_path, **{"course.yaml": with_lines(TAGS)})
    changed = TAGS.replace("level: B1", "level: B2").replace("mathematik, ", "")
    again = imported(tmp_path, **{"course.yaml": with_lines(changed)})
    assert again.changed
    assert tags_of(again.course)["competences"][0] == "digcompedu:3.1 B2"
    assert tags_of(again.course)["subjects"] == ["deutsch"]
    assert not imported(tmp_path, **{"course.yaml": with_lines(changed)}).changed

    course = imported(tmp_path).course
    assert set(map(tuple, tags_of(course).values())) == {()}
    course.refresh_from_db()
    assert (course.tags, course.easy_language, course.image) == ([], False, None)


@pytest.mark.django_db
def test_the_picture_of_the_course_counts_as_used(tmp_path: Path) -> None:
    files = {"1/hello.md": "---\nid: hello\nkind: reading\ntitle: H\nminutes: 5\n---\n\nHello.\n"}
    assert [w.code for w in imported(tmp_path, **files).warnings] == ["media_unused"]
    files["course.yaml"] = with_lines("image: media/board.png")
    assert imported(tmp_path, **files).warnings == ()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("lines", "line", "words"),
    [
        (("competences:", "  - id: digcompedu:3.9"), 5, "Did you mean “digcompedu:3."),
        (("competences:", "  - id: kmk:1.2", "  - id: kmk:Interacting"), 6, "“kmk:2.1”"),
        (("subjects:", "  - deutsch", "  - mathe"), 6, "Did you mean “mathematik” (Mathematics)?"),
        (("subjects: [Französisch]",), 4, "Did you mean “franzoesisch” (French)?"),
        (("subjects: [quidditch]",), 4, "“quidditch” is not in the list “School subjects"),
        (("levels: [sek3]",), 4, "Did you mean “sek"),
        (("licence: cc-by-4.0",), 4, "Did you mean “cc-by"),
    ],
)
def test_an_unknown_key_is_told_with_line_and_nearest(
    tmp_path: Path, lines: tuple[str, ...], line: int, words: str
) -> None:
    with pytest.raises(PackageInvalid) as refused:
        imported(tmp_path, **{"course.yaml": with_lines(*lines)})
    (problem,) = refused.value.problems
    assert (problem.code, problem.file, problem.line) == ("unknown_term", "course.yaml", line)
    assert words in problem.message


@pytest.mark.parametrize(
    ("lines", "line", "code", "words"),
    [
        (("competences: [{id: '3.1'}]",), 4, "no_reference", "write digcompedu:3.1"),
        (("competences: [{id: digcomp:3.1}]",), 4, "unknown_vocabulary", "“digcompedu”?"),
        (("competences: [{id: kmk:1.2, level: B1}]",), 4, "level_not_possible", "digcompedu only"),
        (("competences:", "  - id: kmk:1.2", "    level: B7"), 6, "bad_value", "A1, A2, B1"),
        (("competences: [kmk:1.2]",), 4, "bad_value", "fields of its own"),
        (("competences: [{id: kmk:1.2}, {id: kmk:1.2}]",), 4, "named_twice", "“competences” twice"),
        (("subjects: [a, a]",), 4, "named_twice", "“subjects” twice"),
        (("tags: [Tablet, tablet]",), 4, "named_twice", "“tags” twice"),
        ((f"tags: [{'a' * 41}]",), 4, "bad_value", "allowed are 40"),
        ((f"tags: [{', '.join(map(str, range(21)))}]",), 4, "bad_value", "20"),
        (("image: media/bord.png",), 4, "image_not_in_media", "Did you mean “media/board.png”?"),
        (("easy_language: perhaps",), 4, "bad_value", "either true or false"),
        (("previous_slugs: [small-course]",), 4, "slug_not_previous", "now"),
        (("previous_slugs: [a, a]",), 4, "named_twice", "twice"),
        (("previous_slugs: [A]",), 4, "bad_value", "small letters"),
    ],
)
def test_what_makes_no_sense_is_told_with_its_line(
    tmp_path: Path, lines: tuple[str, ...], line: int, code: str, words: str
) -> None:
    files = small_package(**{"course.yaml": with_lines(*lines)})
    problem = only_problem(write_folder(tmp_path / "a", files))
    assert (problem.code, problem.file, problem.line) == (code, "course.yaml", line)
    assert words in problem.message


def test_the_picture_of_a_course_is_a_picture(tmp_path: Path) -> None:
    text = with_lines("image: media/list.csv").replace(
        "media:\n", "media:\n  - path: media/list.csv\n"
    )
    files = small_package(**{"course.yaml": text, "media/list.csv": "a,b\n"})
    assert only_problem(write_folder(tmp_path / "a", files)).code == "image_not_a_picture"


@pytest.mark.django_db
def test_a_retired_term_is_kept_with_a_warning(tmp_path: Path) -> None:
    Term.objects.filter(key="deutsch").update(retired_at="2026-11-23T08:00:00Z")
    report = imported(tmp_path, **{"course.yaml": with_lines("subjects: [deutsch]")})
    assert [(warning.code, warning.line) for warning in report.warnings] == [("retired_term", 4)]
    assert tags_of(report.course)["subjects"] == ["deutsch"]


@pytest.mark.django_db
def test_many_tags_cost_as_many_queries_as_few(tmp_path: Path) -> None:
    keys = list(Term.objects.filter(vocabulary__key="subjects").values_list("key", flat=True))

    def importing(number: int) -> int:
        text = with_lines(f"subjects: [{', '.join(keys[:number])}]")
        text = text.replace("small-course", f"course-{number}")
        return count_queries(lambda: imported(tmp_path, **{"course.yaml": text}))

    imported(tmp_path)  # stores the picture
    assert importing(2) == importing(20)
