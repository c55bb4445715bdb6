"""Folders and zips: what is let in, and what is kept out before a byte of it is used."""

import os
import stat
import time
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from courses.packages.limits import LIMITS
from tests.courses.packages.building import (
    COURSE,
    HELLO,
    findings_of,
    only_problem,
    small_package,
    write_folder,
    write_zip,
)


@pytest.mark.parametrize("top", ["", "my-course/", "./"])
def test_a_zip_works_with_and_without_a_top_folder(tmp_path: Path, top: str) -> None:
    findings = findings_of(write_zip(tmp_path / "course.zip", small_package(), top=top))

    assert findings.problems == []
    assert findings.warnings == []


def test_what_systems_hide_in_a_zip_is_passed_over(tmp_path: Path) -> None:
    files = {f"my/{name}": content for name, content in small_package().items()}
    files |= {"__MACOSX/my/._course.yaml": b"\xff", "my/.DS_Store": b"\xff"}

    assert findings_of(write_zip(tmp_path / "course.zip", files)).problems == []


def test_decomposed_umlauts_in_file_names_are_found(tmp_path: Path) -> None:
    course = COURSE.replace("1/hello.md", "1/übung.md")
    files = small_package(**{"course.yaml": course, "1/hello.md": None, "1/u\u0308bung.md": HELLO})

    assert findings_of(write_zip(tmp_path / "course.zip", files)).problems == []
    assert findings_of(write_folder(tmp_path / "folder", files)).problems == []


def test_nothing_at_the_path(tmp_path: Path) -> None:
    assert only_problem(tmp_path / "none").code == "no_package"


def test_a_file_that_is_no_zip(tmp_path: Path) -> None:
    (tmp_path / "course.zip").write_bytes(b"PK not really")

    assert only_problem(tmp_path / "course.zip").code == "not_a_zip"


def test_a_folder_without_course_yaml_offers_the_likely_one(tmp_path: Path) -> None:
    files = small_package(**{"course.yaml": None, "course.yml": COURSE})
    problem = only_problem(write_folder(tmp_path, files))

    assert problem.code == "no_manifest"
    assert "Did you mean “course.yml”?" in problem.message


@pytest.mark.parametrize(
    "name",
    ["../evil.md", "/etc/evil.md", "C:/evil.md", "a/../../evil.md", "a\\evil.md", "..\\evil.md"],
)
def test_a_zip_entry_outside_is_refused(tmp_path: Path, name: str) -> None:
    problem = only_problem(write_zip(tmp_path / "course.zip", small_package(**{name: b"x"})))

    assert problem.code == "path_outside"
    assert name in problem.message


def test_links_in_a_folder_are_refused(tmp_path: Path) -> None:
    write_folder(tmp_path, small_package())
    (tmp_path / "1" / "passwords.md").symlink_to("/etc/passwd")
    problem = only_problem(tmp_path)

    assert (problem.code, problem.file) == ("symlink", "1/passwords.md")


def test_a_linked_folder_is_refused(tmp_path: Path) -> None:
    write_folder(tmp_path, small_package())
    (tmp_path / "etc").symlink_to("/etc")

    assert only_problem(tmp_path).code == "symlink"


def test_pipes_in_a_folder_are_refused(tmp_path: Path) -> None:
    write_folder(tmp_path, small_package())
    os.mkfifo(tmp_path / "pipe")

    assert only_problem(tmp_path).code == "no_file"


def test_links_in_a_zip_are_refused(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "course.zip", small_package())
    with zipfile.ZipFile(path, "a") as archive:
        link = zipfile.ZipInfo("1/passwords.md")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")

    assert only_problem(path).code == "symlink"


def test_protected_entries_are_refused(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "course.zip", {"course.yaml": COURSE.encode()})
    content = bytearray(path.read_bytes())
    content[content.index(b"PK\x01\x02") + 8] |= 1  # the general purpose flag of the directory
    path.write_bytes(content)

    assert only_problem(path).code == "encrypted"


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_an_entry_that_comes_twice_is_refused(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "course.zip", small_package())
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("1/hello.md", "another")

    assert only_problem(path).code == "duplicate_file"


def test_a_zip_bomb_is_refused_unopened(tmp_path: Path) -> None:
    files = small_package(**{"media/bomb.png": bytes(50_000_000)})
    path = write_zip(tmp_path / "course.zip", files)
    problem = only_problem(path)

    assert path.stat().st_size < 100_000
    assert (problem.code, problem.file) == ("zip_bomb", "media/bomb.png")
    assert "50 MB" in problem.message


def test_many_files_that_are_too_large_together_are_refused(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "course.zip", small_package())

    assert only_problem(path, limits=replace(LIMITS, total_bytes=500)).code == "too_large"


def test_an_entry_that_lies_about_its_length_is_refused(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "course.zip", small_package())
    content = bytearray(path.read_bytes())
    at = content.index(b"PK\x01\x02", 0)  # the directory's first entry is course.yaml
    content[at + 24 : at + 28] = (10).to_bytes(4, "little")
    path.write_bytes(content)
    problem = only_problem(path)

    assert (problem.code, problem.file) == ("unreadable", "course.yaml")


def test_a_damaged_entry_is_refused(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "course.zip", {"course.yaml": COURSE.encode() * 20})
    content = bytearray(path.read_bytes())
    content[60:90] = bytes(30)
    path.write_bytes(content)

    assert only_problem(path).code == "unreadable"


@pytest.mark.parametrize("kind", ["folder", "zip"])
def test_too_many_files_are_refused(tmp_path: Path, kind: str) -> None:
    files = small_package(**{f"media/{number}.png": b"x" for number in range(30)})
    path = tmp_path / "course.zip"
    path = write_zip(path, files) if kind == "zip" else write_folder(tmp_path, files)

    assert only_problem(path, limits=replace(LIMITS, entries=20)).code == "too_many_files"


def test_a_directory_made_to_fill_the_memory_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "course.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(2_000):
            archive.writestr(f"{number}", "")

    assert only_problem(path, limits=replace(LIMITS, entries=100)).code == "too_many_files"


@pytest.mark.parametrize("kind", ["folder", "zip"])
def test_ten_thousand_units_get_their_own_error_quickly(tmp_path: Path, kind: str) -> None:
    names = [f"units/{number}.md" for number in range(10_000)]
    listed = "".join(f"      - {name}\n" for name in names)
    course = f"{COURSE}  - id: many\n    title: Many\n    units:\n{listed}"
    files = small_package(**{"course.yaml": course, **dict.fromkeys(names, HELLO)})
    path = tmp_path / "course.zip"
    path = write_zip(path, files) if kind == "zip" else write_folder(tmp_path, files)

    began = time.perf_counter()
    problem = only_problem(path)

    assert time.perf_counter() - began < 10
    assert problem.code == "too_many_units"
    assert "10003 units" in problem.message


def test_a_manifest_of_megabytes_is_refused(tmp_path: Path) -> None:
    noise = "".join(f"# {number}\n" for number in range(300_000))
    path = write_folder(tmp_path, small_package(**{"course.yaml": COURSE + noise}))

    assert only_problem(path).code == "text_too_large"
