"""Importing a course again: it is brought up to date without harm to its learners."""

from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from courses.learning.models import UnitProgress
from courses.outline.models import Course, CourseFile, Section, Unit
from courses.packages.problems import PackageInvalid
from courses.reading.models import Reading
from lms.files.models import StoredFile
from lms.kernel.models import AuditEntry
from tests.courses.packages.building import (
    BYE,
    COURSE,
    HELLO,
    MORE,
    imported,
    outline_keys,
    picture,
)
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db


def test_the_same_package_again_changes_nothing(tmp_path: Path) -> None:
    first = imported(tmp_path)
    audited = AuditEntry.objects.count()
    with CaptureQueriesContext(connection) as captured:
        again = imported(tmp_path)

    writes = [q["sql"] for q in captured if q["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
    assert writes == []
    assert not again.changed
    assert again.course.updated_at == first.course.updated_at
    assert AuditEntry.objects.count() == audited


def test_progress_survives_renaming_and_moving(tmp_path: Path) -> None:
    imported(tmp_path)
    learner = UserFactory()
    unit = Unit.objects.get(key="hello")
    progress = UnitProgress.objects.create(learner=learner, unit=unit)

    course = COURSE.replace("      - 1/hello.md\n", "").replace(
        "2/bye.md", "2/bye.md\n      - 2/x.md"
    )
    renamed = HELLO.replace("title: Hello", "title: Welcome")
    more = MORE.replace("requires: [hello]\n", "")
    report = imported(
        tmp_path,
        **{"course.yaml": course, "1/hello.md": None, "2/x.md": renamed, "1/more.md": more},
    )

    progress.refresh_from_db()
    assert progress.unit == unit
    assert progress.unit.title == "Welcome"
    assert progress.unit.section is not None
    assert progress.unit.section.key == "end"
    assert report.units_moved == ("hello",)
    assert report.units_updated == ("hello", "more")
    assert report.units_added == report.units_archived == ()


def test_a_missing_unit_is_archived_and_returns_with_its_progress(tmp_path: Path) -> None:
    imported(tmp_path)
    unit = Unit.objects.get(key="bye")
    progress = UnitProgress.objects.create(learner=UserFactory(), unit=unit)
    course = COURSE[: COURSE.index("  - id: end")]

    gone = imported(tmp_path, **{"course.yaml": course, "2/bye.md": None})
    unit.refresh_from_db()

    assert gone.units_archived == ("bye",)
    assert unit.archived_at is not None
    assert unit.section is None
    assert not Section.objects.filter(key="end").exists()
    assert gone.course.minutes == 15
    assert not imported(tmp_path, **{"course.yaml": course, "2/bye.md": None}).changed

    back = imported(tmp_path)

    assert back.units_restored == ("bye",)
    assert back.units_moved == ()
    assert Unit.objects.get(key="bye", archived_at=None) == unit
    assert UnitProgress.objects.get(unit=unit) == progress


def test_a_new_unit_in_front_moves_nobody(tmp_path: Path) -> None:
    imported(tmp_path)
    course = COURSE.replace("      - 1/hello.md", "      - 1/first.md\n      - 1/hello.md")
    first = HELLO.replace("id: hello", "id: first")
    report = imported(tmp_path, **{"course.yaml": course, "1/first.md": first})

    assert report.units_moved == ()
    assert outline_keys(report.course)[0] == ("begin", ["first", "hello", "more"])


def test_units_that_change_places_are_moved(tmp_path: Path) -> None:
    imported(tmp_path)
    course = COURSE.replace(
        "      - 1/hello.md\n      - 1/more.md", "      - 1/more.md\n      - 1/hello.md"
    )
    report = imported(tmp_path, **{"course.yaml": course})

    assert len(report.units_moved) == 1
    assert report.units_updated == ()
    assert outline_keys(report.course)[0] == ("begin", ["more", "hello"])


def test_a_changed_description_of_a_picture_reaches_the_texts(tmp_path: Path) -> None:
    imported(tmp_path)
    report = imported(tmp_path, **{"course.yaml": COURSE.replace("alt: A board", "alt: Our board")})

    assert report.units_updated == ("hello",)
    assert 'alt="Our board"' in Reading.objects.get(unit__key="hello").html


def test_a_changed_picture_replaces_the_old_one(tmp_path: Path) -> None:
    imported(tmp_path)
    before = CourseFile.objects.get()
    imported(tmp_path, **{"media/board.png": picture("red")})
    after = CourseFile.objects.get()

    assert after.pk == before.pk
    assert after.stored_file != before.stored_file


def test_media_that_left_the_package_leave_the_course(tmp_path: Path) -> None:
    imported(tmp_path)
    media = COURSE[COURSE.index("media:") : COURSE.index("sections:")]
    hello = HELLO.replace("![](media/board.png)", "")
    imported(tmp_path, **{"course.yaml": COURSE.replace(media, ""), "1/hello.md": hello})

    assert not CourseFile.objects.exists()


def test_a_refused_package_changes_nothing(tmp_path: Path) -> None:
    imported(tmp_path)
    before = list(Unit.objects.values()), list(Course.objects.values()), StoredFile.objects.count()
    with pytest.raises(PackageInvalid) as refused:
        imported(
            tmp_path,
            **{"1/hello.md": HELLO.replace("Hello", "Changed"), "2/bye.md": BYE.replace("15", "x")},
        )

    after = list(Unit.objects.values()), list(Course.objects.values()), StoredFile.objects.count()
    assert before == after
    assert refused.value.code == "package_invalid"
    assert refused.value.message == "The package has 1 problem; nothing was changed."
