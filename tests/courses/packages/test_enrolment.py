"""How one comes into a course, as course.yaml says it."""

import datetime
from pathlib import Path
from typing import Any

import pytest

from courses.enrolment.models import Application, CourseEntry, Enrolment
from courses.enrolment.services import KeyChange, set_entry
from courses.enrolment.vocabulary import ApplicationState
from courses.outline.models import Course
from courses.packages.services import export_course, import_course
from lms.kernel.models import AuditEntry
from tests.courses.packages.building import (
    COURSE,
    imported,
    only_problem,
    small_package,
    write_folder,
)
from tests.factories.accounts import UserFactory
from tests.factories.schools import CentreRoleFactory

ENTRY = "way: approval, capacity: 16, opens: 2026-12-01, closes: 2026-12-20"


def entered(fields: str) -> dict[str, Any]:
    """The small package with these ways in, on line 3."""
    line = f"enrolment: {{{fields}}}"
    return {"course.yaml": COURSE.replace("title: Small", f"{line}\ntitle: Small")}


@pytest.mark.django_db
def test_a_package_says_how_one_comes_in(tmp_path: Path) -> None:
    course = imported(tmp_path, **entered(ENTRY)).course
    entry = CourseEntry.objects.get(course=course)
    assert (entry.way, entry.capacity) == ("approval", 16)
    assert entry.opens_at == datetime.datetime(2026, 11, 30, 23, tzinfo=datetime.UTC)
    assert entry.closes_at == datetime.datetime(2026, 12, 20, 23, tzinfo=datetime.UTC)


@pytest.mark.django_db
def test_it_is_written_and_read_back(tmp_path: Path) -> None:
    course = imported(tmp_path, **entered(ENTRY)).course
    export_course(actor=None, course=course, target=tmp_path / "out")
    written = (tmp_path / "out" / "course.yaml").read_text()
    assert (
        "enrolment:\n  way: approval\n  capacity: 16\n  opens: '2026-12-01'\n"
        "  closes: '2026-12-20'\n"
    ) in written

    entries = AuditEntry.objects.count()
    assert not import_course(actor=None, source=tmp_path / "out").changed
    assert AuditEntry.objects.count() == entries


@pytest.mark.django_db
def test_a_package_that_says_nothing_leaves_it_as_it_is(tmp_path: Path) -> None:
    imported(tmp_path, **entered(ENTRY))
    assert not imported(tmp_path).changed
    assert CourseEntry.objects.get().capacity == 16


@pytest.mark.django_db
def test_the_key_is_kept_and_never_written(tmp_path: Path) -> None:
    trainer = UserFactory.create()
    report = imported(tmp_path, **entered("way: key"))
    assert [(warning.code, warning.line) for warning in report.warnings] == [("no_key_yet", 3)]
    report.course.team.create(person=trainer, role="owner")
    set_entry(actor=trainer, course=report.course, way="key", key_change=KeyChange("sommerregen"))

    again = imported(tmp_path, **entered("way: key, capacity: 5"))
    assert again.warnings == ()
    entry = CourseEntry.objects.get()
    assert entry.capacity == 5
    assert entry.key_hash
    export_course(actor=None, course=again.course, target=tmp_path / "out")
    written = (tmp_path / "out" / "course.yaml").read_text()
    assert entry.key_hash not in written
    assert "sommerregen" not in written


@pytest.mark.django_db
def test_more_seats_let_the_waiting_list_move(tmp_path: Path) -> None:
    course = imported(tmp_path, **entered("capacity: 1")).course
    Enrolment.objects.create(course=course, learner=UserFactory.create())
    waiting = UserFactory.create()
    Application.objects.create(
        course=course, learner=waiting, state=ApplicationState.WAITING, ticket=1
    )
    imported(tmp_path, **entered("capacity: 2"))
    assert Enrolment.objects.filter(course=course, learner=waiting, left_at=None).exists()


@pytest.mark.django_db
def test_who_brings_a_course_owns_and_arranges_it_whoever_the_package_names(tmp_path: Path) -> None:
    trainer = CentreRoleFactory.create(role="trainer").person
    UserFactory.create(username="owner")
    text = COURSE.replace(
        "title: Small",
        "enrolment: {capacity: 3}\nteam: [{person: owner, role: owner}]\ntitle: Small",
    )
    source = write_folder(tmp_path / "a", small_package(**{"course.yaml": text}))
    course: Course = import_course(actor=trainer, source=source).course
    assert CourseEntry.objects.get(course=course).capacity == 3
    assert course.team.get().person == trainer


@pytest.mark.parametrize(
    ("fields", "code", "words"),
    [
        ("way: lottery", "bad_value", "open, key, approval, invited"),
        ("capacity: 0", "bad_value", "at least 1"),
        ("capacity: many", "bad_value", "whole number"),
        ("opens: 1.12.2026", "no_moment", "write 2026-12-01 or"),
        ("opens: 2026-12-02, closes: 2026-12-01", "closes_before_opening", "before it opens"),
        ("key: secret", "unknown_field", "no field “key”"),
    ],
)
def test_a_slip_is_told_with_its_line(tmp_path: Path, fields: str, code: str, words: str) -> None:
    problem = only_problem(write_folder(tmp_path / "a", small_package(**entered(fields))))
    assert (problem.code, problem.file, problem.line) == (code, "course.yaml", 3)
    assert words in problem.message
