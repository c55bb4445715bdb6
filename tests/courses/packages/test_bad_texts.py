"""Every slip in course.yaml and in units has its own error, with file and line."""

from pathlib import Path

import pytest

from tests.courses.packages.building import (
    BYE,
    COURSE,
    HELLO,
    MORE,
    findings_of,
    only_problem,
    small_package,
    write_folder,
)

BOARD = "  - path: media/board.png\n    alt: A board\n"


def course(old: str, new: str) -> dict[str, bytes]:
    assert old in COURSE
    return small_package(**{"course.yaml": COURSE.replace(old, new, 1)})


def hello(old: str, new: str) -> dict[str, bytes]:
    assert old in HELLO
    return small_package(**{"1/hello.md": HELLO.replace(old, new, 1)})


def test_a_good_package_has_no_problems(tmp_path: Path) -> None:
    findings = findings_of(write_folder(tmp_path, small_package()))

    assert findings.problems == []
    assert findings.warnings == []


@pytest.mark.parametrize(
    ("change", "code", "line", "says"),
    [
        (("format: 1", "format: 2"), "unknown_format", 1, "reads format 1"),
        (("format: 1\n", ""), "missing_field", 1, "“format” is missing"),
        (("slug: small-course", "slug: Small_Course"), "bad_value", 2, "small letters"),
        (("slug: small-course", "slug:"), "missing_field", 2, "“slug” is missing"),
        (("title: Small course", 'title: "  "'), "bad_value", 3, "must not be empty"),
        (("title: Small course", 'title: "a\\nb"'), "one_line", 3, "single line"),
        (("title: Small course", "title: " + "x" * 161), "bad_value", 3, "161 characters"),
        (("title: Small course", "title: Small: course"), "broken_yaml", 3, "a colon too many"),
        (("title: Small course", 'title: "Small course'), "broken_yaml", 3, "never closed"),
        (("title: Small course", "title: @home"), "broken_yaml", 3, "in quotes"),
        (("title: Small course", "title: [Small"), "broken_yaml", 3, "closing bracket"),
        (("title: Small course", "title:\n\t- x"), "broken_yaml", 4, "tabulator"),
        (("title: Small course", "title: &a Small"), "yaml_reference", 3, "References"),
        (("title: Small course", "title: *a"), "yaml_reference", 3, "References"),
        (("title: Small course", "title: !!python/name:os x"), "yaml_tag", 3, "Types"),
        (("title: Small course", "title: x\ntitle: y"), "duplicate_field", 4, "first on line 3"),
        (("title: Small course", "title: " + "[" * 50 + "]" * 50), "yaml_depth", 3, "too deeply"),
        (("title: Small course", "title: {a: b}"), "bad_value", 3, "must be text"),
        (("title: Small course", "titel: Small"), "unknown_field", 3, "Did you mean “title”"),
        (("audience: teachers", "audience: teacher"), "bad_value", 5, "Did you mean “teachers”"),
        (("audience: teachers", "audience: teachers\nteam: x"), "bad_value", 6, "must be a list"),
        (("audience: teachers", "audience: teachers\nteam:\n  - x"), "bad_value", 7, "of its own"),
        (
            ("audience: teachers", "audience: teachers\nlanguage: deutsch"),
            "bad_value",
            6,
            "de or en",
        ),
        (("visibility: public", "visibility: school"), "school_missing", 7, "number of the school"),
        (("    alt: A board\n", ""), "alt_missing", 9, "describe the picture"),
        (("alt: A board", 'alt: ""'), "alt_missing", 10, "describe the picture"),
        (("alt: A board", "alternative: A"), "unknown_field", 10, "no field “alternative”"),
        (("path: media/board.png", "path: media/bord.png"), "missing_file", 9, "media/board.png"),
        (("path: media/board.png", "path: ../board.png"), "path_outside", 9, "out of the package"),
        (
            ("path: media/board.png", "path: /etc/board.png"),
            "path_outside",
            9,
            "out of the package",
        ),
        (
            ("path: media/board.png", "path: 'C:/board.png'"),
            "path_outside",
            9,
            "out of the package",
        ),
        (("path: media/board.png", "path: media\\board.png"), "path_outside", 9, "instead of"),
        (("path: media/board.png", "path: media//board.png"), "path_outside", 9, "not the path"),
        (("- 1/more.md", "- 1/moore.md"), "missing_file", 16, "Did you mean “1/more.md”"),
        (("- 1/more.md", "- 1/hello.md"), "listed_twice", 16, "first on line 15"),
        (("- 1/more.md", "- 1/../../x.md"), "path_outside", 16, "out of the package"),
        (("id: end", "id: begin"), "duplicate_id", 17, "already"),
        (("id: end", "id: Das Ende"), "bad_value", 17, "small letters"),
        (
            ("requires: [begin]", "requires: [beginn]"),
            "unknown_requirement",
            19,
            "Did you mean “begin”",
        ),
        (("requires: [begin]", "requires: [end]"), "requirement_cycle", 19, "section “end”"),
        (("title: End", "title: End\n---"), "broken_yaml", 19, "second document"),
    ],
)
def test_a_slip_in_the_course(
    tmp_path: Path, change: tuple[str, str], code: str, line: int, says: str
) -> None:
    found = findings_of(write_folder(tmp_path, course(*change))).problems
    problem = next(problem for problem in found if problem.code == code)

    assert (problem.file, problem.line) == ("course.yaml", line)
    assert says in problem.message
    assert str(problem) == f"course.yaml, line {line}: {problem.message}"


@pytest.mark.parametrize(
    ("change", "code", "line", "says"),
    [
        (("---\nid", "id"), "no_front_matter", 1, "begins with a line"),
        (("---\n\nHello", "\n\nHello"), "no_front_matter", 1, "must end"),
        (("id: hello", "id: ["), "broken_yaml", 2, "closing bracket"),
        (("id: hello", "id: more"), "duplicate_id", 2, "already"),
        (("kind: reading", "kind: reding"), "unknown_kind", 3, "Did you mean “reading”"),
        (("minutes: 5", "minutes: five"), "bad_value", 5, "whole number"),
        (("minutes: 5", "minutes: 0"), "bad_value", 5, "at least 1"),
        (("minutes: 5", "minutes: 10000"), "bad_value", 5, "at most 600"),
        (("minutes: 5", "minute: 5"), "unknown_field", 5, "Did you mean “minutes”"),
        (("minutes: 5", "minutes: 5\ncompletion: score\npass_percent: 60"),
         "completion_not_possible", 6, "only by: mark, view"),
        (("minutes: 5", "minutes: 5\npass_percent: 60"), "pass_percent_without_score", 6, "only goes"),
        (("kind: reading", "kind: quiz\ncompletion: score"), "pass_percent_missing", 4, "60"),
        (("minutes: 5", "minutes: 5\nrequires: [mohr]"), "unknown_requirement", 6, "“more”"),
        (("minutes: 5", "minutes: 5\nrequires: [more]"), "requirement_cycle", 6, "unit “more”"),
        (("minutes: 5", "minutes: 5\nrequires: [hello]"), "requirement_cycle", 6, "unit “hello”"),
        (("minutes: 5", "minutes: 5\nrequires: [bye]"), "requirement_cycle", 6, "section “begin”"),
        (("Hello **world**.", "Hello\x00"), "control_character", 8, "invisible"),
        (("Hello **world**.", "x" * 500_001), "text_too_large", 0, "allowed are 500 kB"),
    ],
)  # fmt: skip
def test_a_slip_in_a_unit(
    tmp_path: Path, change: tuple[str, str], code: str, line: int, says: str
) -> None:
    found = findings_of(write_folder(tmp_path, hello(*change))).problems
    problem = next(problem for problem in found if problem.code == code)

    if code == "duplicate_id":
        assert (problem.file, problem.line) == ("1/more.md", line)
    elif code == "requirement_cycle" and "bye" in change[1]:
        assert problem.file in ("1/hello.md", "course.yaml")
    else:
        assert (problem.file, problem.line) == ("1/hello.md", line)
    assert says in problem.message


def test_text_that_is_not_utf8_names_line_and_byte(tmp_path: Path) -> None:
    files = small_package(**{"1/hello.md": HELLO.encode() + "Grüße".encode("latin-1")})
    problem = only_problem(write_folder(tmp_path, files))

    assert (problem.code, problem.file, problem.line) == ("not_utf8", "1/hello.md", 11)
    assert "0xFC" in problem.message


def test_utf16_is_recognised(tmp_path: Path) -> None:
    files = small_package(**{"course.yaml": COURSE.encode("utf-16")})

    assert "UTF-16" in only_problem(write_folder(tmp_path, files)).message


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(tmp_path: Path) -> None:
    windows: dict[str, bytes] = {
        "course.yaml": b"\xef\xbb\xbf" + COURSE.replace("\n", "\r\n").encode(),
        "1/hello.md": b"\xef\xbb\xbf" + HELLO.replace("\n", "\r\n").encode(),
    }

    assert findings_of(write_folder(tmp_path, small_package(**windows))).problems == []


def test_plain_words_stay_text(tmp_path: Path) -> None:
    for title in ("No", "2026", "1:30", "2026-11-23", "0x10", "true"):
        files = course("title: Small course", f"title: {title}")
        assert findings_of(write_folder(tmp_path, files)).problems == []


def test_all_problems_of_all_files_are_told_at_once_in_reading_order(tmp_path: Path) -> None:
    changes: dict[str, str | bytes] = {
        "course.yaml": COURSE.replace("teachers", "teacher").replace("id: end", "id: END"),
        "1/hello.md": HELLO.replace("minutes: 5", "minutes: no"),
        "1/more.md": MORE.replace("kind: reading\n", ""),
        "2/bye.md": BYE.encode() + b"\xff",
    }
    files = small_package(**changes)
    found = findings_of(write_folder(tmp_path, files)).problems

    assert [(problem.file, problem.line) for problem in found] == [
        ("course.yaml", 5),
        ("course.yaml", 17),
        ("1/hello.md", 5),
        ("1/more.md", 2),
        ("2/bye.md", 10),
    ]


def test_a_file_that_nobody_names_is_a_warning(tmp_path: Path) -> None:
    files = small_package(**{"media/old.png": b"x", ".git/config": b"x", "Thumbs.db": b"x"})
    findings = findings_of(write_folder(tmp_path, files))

    assert findings.problems == []
    assert [warning.file for warning in findings.warnings] == ["media/old.png"]
