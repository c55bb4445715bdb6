"""Nothing is lost between text and course, in either direction."""

import zipfile
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings

from courses.outline.models import Course
from courses.outline.vocabulary import TeamRole
from courses.packages.package import Package, open_source, read_package
from courses.packages.problems import Findings
from courses.packages.selectors import package_of
from courses.packages.services import export_course, import_course
from courses.packages.writing import open_target, write_texts
from lms.kernel.errors import Conflict, NotAllowed
from tests.courses.packages.building import picture, small_package, write_folder
from tests.courses.packages.generating import packages
from tests.factories.accounts import UserFactory
from tests.factories.outline import CourseFactory, ReadingFactory, SectionFactory

pytestmark = pytest.mark.django_db
GENERATED = settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def without_paths(package: Package) -> tuple[object, ...]:
    """All that a package says; only where its unit files lie is free."""
    sections = [
        (section.model_copy(update={"units": ()}), [package.units[path] for path in section.units])
        for section in package.fields.sections
    ]
    return package.fields.model_copy(update={"sections": ()}), sections


def read(path: Path) -> Package:
    findings = Findings()
    with open_source(path, findings=findings) as source:
        return read_package(source, findings=findings)


def write(package: Package, media: Mapping[str, bytes], target: Path) -> Path:
    with open_target(target) as opened:
        write_texts(package, opened)
        for path, content in media.items():
            with opened.open(path) as stream:
                stream.write(content)
    return target


def tree(path: Path) -> dict[str, bytes]:
    if path.is_dir():
        return {
            str(file.relative_to(path)): file.read_bytes()
            for file in sorted(path.rglob("*"))
            if file.is_file()
        }
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@GENERATED
@given(generated=packages())
def test_what_is_written_is_read_back(generated: tuple[Package, Mapping[str, bytes]]) -> None:
    package, media = generated
    with TemporaryDirectory() as folder:
        assert read(write(package, media, Path(folder) / "course")) == package
        assert read(write(package, media, Path(folder) / "course.zip")) == package


@GENERATED
@given(generated=packages())
def test_import_and_export_lose_nothing(generated: tuple[Package, Mapping[str, bytes]]) -> None:
    package, media = generated
    with TemporaryDirectory() as name:
        folder = Path(name)
        course = import_course(actor=None, source=write(package, media, folder / "a")).course
        try:
            export_course(actor=None, course=course, target=folder / "b")
            assert without_paths(read(folder / "b")) == without_paths(package)
            assert {path: tree(folder / "b")[path] for path in media} == media

            again = import_course(actor=None, source=folder / "b")
            assert not again.changed
            export_course(actor=None, course=again.course, target=folder / "c")
            assert tree(folder / "b") == tree(folder / "c")
        finally:
            course.delete()


@pytest.fixture
def course(tmp_path: Path) -> Course:
    """The small course."""
    source = write_folder(tmp_path / "source", small_package())
    return import_course(actor=None, source=source).course


@pytest.mark.parametrize("name", ["out", "out.zip", "deeper/out.ZIP"])
def test_an_export_is_a_package_for_people(course: Course, tmp_path: Path, name: str) -> None:
    target = tmp_path / name
    export_course(actor=None, course=course, target=target)

    files = tree(target)
    assert sorted(files) == [
        "01-begin/01-hello.md",
        "01-begin/02-more.md",
        "02-end/01-bye.md",
        "course.yaml",
        "media/board.png",
    ]
    assert files["media/board.png"] == picture()
    assert files["01-begin/02-more.md"].decode() == (
        "---\nid: more\nkind: reading\ntitle: More\nminutes: 10\ncompletion: mark\n"
        "requires:\n  - hello\nstate: published\n---\n\nMore, after [the first](unit:hello).\n"
    )
    assert files["course.yaml"].decode().startswith("format: 1\nslug: small-course\n")


def test_the_same_course_gives_the_same_archive(course: Course, tmp_path: Path) -> None:
    for name in ("one.zip", "two.zip"):
        export_course(actor=None, course=course, target=tmp_path / name)

    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()


def test_paragraphs_and_umlauts_stay_readable(course: Course, tmp_path: Path) -> None:
    course.description = "Für „alle“:\n\n- eins\n- zwei"
    course.save()
    export_course(actor=None, course=course, target=tmp_path / "out")

    text = (tmp_path / "out" / "course.yaml").read_text()
    assert "description: |-\n  Für „alle“:\n\n  - eins\n  - zwei\n" in text


def test_the_team_is_exported_even_when_an_account_rests(course: Course, tmp_path: Path) -> None:
    course.team.create(person=UserFactory(username="Rita", is_active=False), role=TeamRole.OWNER)
    export_course(actor=None, course=course, target=tmp_path / "out")

    assert (
        "team:\n  - person: Rita\n    role: owner\n" in (tmp_path / "out/course.yaml").read_text()
    )
    assert not import_course(actor=None, source=tmp_path / "out").changed


@pytest.mark.parametrize("name", ["out", "out.zip"])
def test_an_export_overwrites_only_when_told(course: Course, tmp_path: Path, name: str) -> None:
    export_course(actor=None, course=course, target=tmp_path / name)
    before = tree(tmp_path / name)

    with pytest.raises(Conflict) as refused:
        export_course(actor=None, course=course, target=tmp_path / name)
    assert refused.value.code == "target_not_empty"
    assert tree(tmp_path / name) == before
    export_course(actor=None, course=course, target=tmp_path / name, overwrite=True)
    assert tree(tmp_path / name) == before


def test_overwriting_takes_old_units_away_and_leaves_other_files(
    course: Course, tmp_path: Path
) -> None:
    source = tmp_path / "source"
    (source / ".git").mkdir()
    (source / ".git" / "config").write_text("mine")
    (source / "notes.txt").write_text("mine")
    export_course(actor=None, course=course, target=source, overwrite=True)

    assert "1/hello.md" not in tree(source)
    assert {".git/config", "notes.txt", "01-begin/01-hello.md"} <= tree(source).keys()
    assert not (source / "1").exists()


def test_a_file_in_the_way_of_a_folder_is_left_alone(course: Course, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")

    with pytest.raises(Conflict) as refused:
        export_course(actor=None, course=course, target=tmp_path / "out", overwrite=True)
    assert refused.value.code == "target_of_other_kind"


def test_only_those_who_edit_a_course_export_it(course: Course, tmp_path: Path) -> None:
    owner = UserFactory()
    course.team.create(person=owner, role=TeamRole.OWNER)
    export_course(actor=owner, course=course, target=tmp_path / "out")

    with pytest.raises(NotAllowed):
        export_course(actor=UserFactory(), course=course, target=tmp_path / "other")
    assert not (tmp_path / "other").exists()


def test_a_unit_without_fields_that_fit_can_still_be_exported(tmp_path: Path) -> None:
    course = CourseFactory(title="")
    export_course(actor=None, course=course, target=tmp_path / "out")

    assert (tmp_path / "out" / "course.yaml").exists()


def test_many_units_are_read_in_as_many_queries_as_few() -> None:
    counts = []
    for size in (2, 20):
        section = SectionFactory()
        for _number in range(size):
            ReadingFactory(unit__section=section)
        with CaptureQueriesContext(connection) as captured:
            assert len(package_of(section.course).units) == size
        counts.append(len(captured))

    assert counts[0] == counts[1]
