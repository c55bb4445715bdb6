"""Importing a course: what comes of a package, who may do it, and what keeps it out."""

from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from courses.outline.models import Course, CourseFile, CourseTeamMember, Section, Unit
from courses.outline.vocabulary import Completion, TeamRole, Visibility
from courses.packages.problems import PackageInvalid
from courses.packages.services import import_course
from courses.reading.models import Reading
from lms.kernel.errors import NotAllowed
from lms.kernel.models import AuditEntry
from lms.schools.models import CentreRoleName
from tests.courses.packages.building import (
    COURSE,
    HELLO,
    MORE,
    imported,
    outline_keys,
    picture,
    small_package,
    write_folder,
)
from tests.factories.accounts import UserFactory
from tests.factories.schools import CentreRoleFactory, SchoolFactory

pytestmark = pytest.mark.django_db


def test_a_new_course_has_all_that_the_package_says(tmp_path: Path) -> None:
    report = imported(tmp_path)
    course = Course.objects.get(slug="small-course")

    assert report.course == course
    assert report.created
    assert report.units_added == ("bye", "hello", "more")
    assert (course.title, course.audience, course.state) == (
        "Small course",
        "teachers",
        "published",
    )
    assert course.minutes == 30
    assert course.published_at is not None
    assert outline_keys(course) == [("begin", ["hello", "more"]), ("end", ["bye"])]
    bye = Unit.objects.get(course=course, key="bye")
    assert (bye.completion, bye.minutes, bye.kind) == (Completion.VIEW, 15, "reading")
    more = Unit.objects.get(course=course, key="more")
    assert [unit.key for unit in more.requires.all()] == ["hello"]
    end = Section.objects.get(course=course, key="end")
    assert [section.key for section in end.requires.all()] == ["begin"]


def test_texts_are_rendered_with_the_files_and_units_of_the_course(tmp_path: Path) -> None:
    imported(tmp_path)
    hello = Reading.objects.get(unit__key="hello")
    more = Reading.objects.get(unit__key="more")

    assert "<strong>world</strong>" in hello.html
    assert 'src="/kurse/small-course/dateien/media/board.png"' in hello.html
    assert 'alt="A board"' in hello.html
    assert 'href="/kurse/small-course/lernen/hello/"' in more.html


def test_the_description_is_rendered(tmp_path: Path) -> None:
    course = COURSE.replace("audience", "description: |\n  Read **this**.\naudience")
    imported(tmp_path, **{"course.yaml": course})

    assert "<strong>this</strong>" in Course.objects.get().description_html


def test_media_are_stored_and_described(tmp_path: Path) -> None:
    imported(tmp_path)
    file = CourseFile.objects.get()

    assert (file.path, file.alt) == ("media/board.png", "A board")
    assert file.stored_file.width == 8


def test_an_import_is_audited_and_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[object] = []
    monkeypatch.setattr("courses.packages.services.importing.publish", told.append)
    report = imported(tmp_path)

    entry = AuditEntry.objects.get(action="course.imported")
    assert entry.details["units_added"] == 3
    assert entry.target_id == str(report.course.public_id)
    assert [getattr(event, "course_id", None) for event in told] == [report.course.pk]


@pytest.mark.parametrize(
    ("file", "old", "new", "code", "line"),
    [
        ("1/hello.md", "![](media/board.png", "![A](media/bord.png", "bad_text", 10),
        ("1/more.md", "(unit:hello)", "(unit:helo)", "bad_text", 9),
        ("1/more.md", "(unit:hello)", "(javascript:alert)", "bad_text", 9),
    ],
)
def test_what_a_text_names_wrongly_is_told_with_its_line(
    tmp_path: Path, file: str, *, old: str, new: str, code: str, line: int
) -> None:
    texts = {"1/hello.md": HELLO, "1/more.md": MORE}
    with pytest.raises(PackageInvalid) as refused:
        imported(tmp_path, **{file: texts[file].replace(old, new)})

    (problem,) = refused.value.problems
    assert (problem.code, problem.file, problem.line) == (code, file, line)


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("visibility: public", 'visibility: school\nschool: "999"', "unknown_school", 8),
        ("state: published", "state: published\nteam:\n  - person: nobody\n    role: owner",
         "unknown_person", 8),
        ("audience: teachers", "description: |\n  a\n\n  ![b](c.png)\naudience: teachers",
         "bad_text", 8),
    ],
)  # fmt: skip
def test_who_and_what_is_unknown_here_is_told_with_its_line(
    tmp_path: Path, old: str, new: str, code: str, line: int
) -> None:
    with pytest.raises(PackageInvalid) as refused:
        imported(tmp_path, **{"course.yaml": COURSE.replace(old, new)})

    (problem,) = refused.value.problems
    assert (problem.code, problem.file, problem.line) == (code, "course.yaml", line)


@pytest.mark.parametrize("content", [b"not a picture", b"", picture()[:40]])
def test_a_picture_that_is_none_is_told_with_its_line(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(PackageInvalid) as refused:
        imported(tmp_path, **{"media/board.png": content})

    (problem,) = refused.value.problems
    assert (problem.code, problem.line) == ("bad_media", 9)


def test_unused_media_are_a_warning(tmp_path: Path) -> None:
    report = imported(tmp_path, **{"1/hello.md": HELLO.replace("![](media/board.png)", "")})

    assert [(warning.code, warning.line) for warning in report.warnings] == [("media_unused", 9)]


def test_the_team_is_made_the_given_one_in_its_order(tmp_path: Path) -> None:
    anna, bert = UserFactory(username="Anna"), UserFactory(username="bert")
    team = "team:\n  - person: bert\n    role: owner\n  - person: anna\n    role: trainer\n"
    report = imported(tmp_path, **{"course.yaml": COURSE.replace("media:", team + "media:")})
    members = CourseTeamMember.objects.filter(course=report.course)

    assert [(m.person, m.role) for m in members] == [
        (bert, TeamRole.OWNER),
        (anna, TeamRole.TRAINER),
    ]
    imported(tmp_path)
    assert members.all().count() == 2, "a package without a team leaves it as it is"
    imported(tmp_path, **{"course.yaml": COURSE.replace("media:", "team: []\nmedia:")})
    assert members.all().count() == 0


def test_a_course_for_one_school(tmp_path: Path) -> None:
    school = SchoolFactory(number="01234")
    course = COURSE.replace("visibility: public", "visibility: school\nschool: 01234")
    report = imported(tmp_path, **{"course.yaml": course})

    assert (report.course.visibility, report.course.school) == (Visibility.SCHOOL, school)


def test_a_trainer_owns_the_course_she_brings(tmp_path: Path) -> None:
    trainer = CentreRoleFactory(role=CentreRoleName.TRAINER).person
    source = write_folder(tmp_path, small_package())
    report = import_course(actor=trainer, source=source)

    member = CourseTeamMember.objects.get(course=report.course)
    assert (member.person, member.role) == (trainer, TeamRole.OWNER)
    assert import_course(actor=trainer, source=source).changed is False
    assert AuditEntry.objects.get(action="course.imported").actor == trainer


def test_a_course_of_somebody_else_is_not_touched(tmp_path: Path) -> None:
    imported(tmp_path)
    trainer = CentreRoleFactory(role=CentreRoleName.TRAINER).person

    with pytest.raises(NotAllowed) as refused:
        import_course(actor=trainer, source=write_folder(tmp_path / "own", small_package()))
    assert refused.value.code == "not_may_run_course"


def test_whoever_is_not_a_trainer_brings_no_courses(tmp_path: Path) -> None:
    with pytest.raises(NotAllowed) as refused:
        import_course(actor=UserFactory(), source=write_folder(tmp_path, small_package()))

    assert refused.value.code == "not_may_create_courses"
    assert not Course.objects.exists()


def large_package(size: int) -> dict[str, str | bytes | None]:
    names = [f"many/{number}.md" for number in range(size)]
    listed = "".join(f"      - {name}\n" for name in names)
    course = f"{COURSE}  - id: many\n    title: Many\n    units:\n{listed}"
    units = {
        name: HELLO.replace("id: hello", f"id: unit-{number}") for number, name in enumerate(names)
    }
    return {"course.yaml": course, **units}


def test_many_units_take_as_many_queries_as_few(tmp_path: Path) -> None:
    counts = []
    for size in (2, 40):
        Course.objects.all().delete()
        with CaptureQueriesContext(connection) as captured:
            imported(tmp_path, **large_package(size))
        counts.append(len(captured))

    assert counts[1] - counts[0] <= 4, "only bulk statements may need a second batch"
