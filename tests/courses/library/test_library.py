"""The files of a course, for its team."""

import pytest
from django.test import Client

from courses.library.selectors import library_of
from courses.outline.models import Course, CourseFile
from courses.outline.vocabulary import TeamRole
from lms.accounts.models import User
from lms.files.models import ImageVariant, StoredFile
from tests.factories.accounts import UserFactory
from tests.factories.outline import ReadingFactory
from tests.support.queries import count_queries

pytestmark = pytest.mark.django_db


def add_file(course: Course, path: str) -> CourseFile:
    stored = StoredFile.objects.create(
        sha256=f"{StoredFile.objects.count():064}",
        name=path,
        media_type="image/png",
        size_bytes=2048,
        path=path,
        width=1600,
        height=900,
    )
    ImageVariant.objects.create(
        stored_file=stored, width=480, height=270, media_type="image/webp", path="v", size_bytes=9
    )
    return CourseFile.objects.create(course=course, path=path, stored_file=stored, alt="Ein Bild.")


@pytest.fixture
def course() -> Course:
    reading = ReadingFactory.create(
        unit__title="Lesen", unit__section__course__slug="k", source="![](medien/a.png)"
    )
    course: Course = reading.unit.course
    add_file(course, "medien/a.png")
    course.image = add_file(course, "medien/titel.png")
    course.save()
    add_file(course, "medien/b.png")
    return course


@pytest.fixture
def trainer(course: Course) -> User:
    person: User = UserFactory.create(language="en")
    course.team.create(person=person, role=TeamRole.TRAINER)
    return person


def test_each_file_tells_its_sizes_and_where_it_is_used(course: Course) -> None:
    found = {entry.file.path: entry for entry in library_of(course)}

    assert [unit.title for unit in found["medien/a.png"].units] == ["Lesen"]
    assert found["medien/a.png"].widths == [480]
    assert found["medien/titel.png"].is_title_image
    assert not found["medien/b.png"].is_used


def test_the_page_names_what_is_not_used(client: Client, trainer: User) -> None:
    client.force_login(trainer)

    content = client.get("/kurse/k/dateien/").content.decode()

    assert "1 of them is not used anywhere." in content
    assert "/kurse/k/lernen/" in content
    assert 'aria-current="page"' in content


def test_json_tells_the_same(client: Client, trainer: User) -> None:
    client.force_login(trainer)

    files = client.get("/api/v1/courses/k/files/").json()["results"]

    assert [(f["path"], f["is_title_image"], len(f["units"])) for f in files] == [
        ("medien/a.png", False, 1),
        ("medien/b.png", False, 0),
        ("medien/titel.png", True, 0),
    ]


@pytest.mark.usefixtures("course")
def test_for_all_but_the_team_there_is_no_library(client: Client) -> None:
    client.force_login(UserFactory.create())

    assert client.get("/kurse/k/dateien/").status_code == 404
    assert client.get("/api/v1/courses/k/files/").status_code == 404


def test_it_costs_the_same_for_3_files_and_for_30(course: Course) -> None:
    few = count_queries(lambda: library_of(course))
    for number in range(27):
        add_file(course, f"medien/{number}.png")

    assert count_queries(lambda: library_of(course)) == few
