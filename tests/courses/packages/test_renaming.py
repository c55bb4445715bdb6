"""A course that gets another short name stays itself, and its old addresses lead to it."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from courses.enrolment.models import Enrolment
from courses.outline.models import Course, CourseSlug
from courses.packages.problems import PackageInvalid, Problem
from courses.packages.services import ImportReport, export_course, import_course
from courses.reading.models import Reading
from lms.kernel.errors import NotAllowed
from tests.courses.packages.building import COURSE, imported, small_package, write_folder
from tests.factories.accounts import UserFactory
from tests.factories.outline import CourseFactory

pytestmark = pytest.mark.django_db


def named(slug: str, *previous: str) -> dict[str, Any]:
    """The small package under another short name."""
    names = f"slug: {slug}\nprevious_slugs: [{', '.join(previous)}]\n"
    return {"course.yaml": COURSE.replace("slug: small-course\n", names)}


def old_slugs(course: Course) -> list[str]:
    """What leads to the course besides its slug."""
    return sorted(course.old_slugs.values_list("slug", flat=True))


def problem_of(tmp_path: Path, slug: str, *previous: str) -> Problem:
    """Why the package is refused."""
    with pytest.raises(PackageInvalid) as refused:
        imported(tmp_path, **named(slug, *previous))
    (problem,) = refused.value.problems
    return problem


@pytest.fixture
def first(tmp_path: Path) -> ImportReport:
    """The small course as it was first called."""
    return imported(tmp_path)


def test_a_renamed_course_keeps_its_identity_and_its_learners(
    first: ImportReport, tmp_path: Path
) -> None:
    enrolment = Enrolment.objects.create(course=first.course, learner=UserFactory.create())
    units = set(first.course.units.values_list("public_id", "key"))
    again = imported(tmp_path, **named("new-name", "small-course"))

    assert (again.created, again.changed) == (False, True)
    assert again.course.pk == first.course.pk
    assert (again.course.slug, old_slugs(again.course)) == ("new-name", ["small-course"])
    assert set(again.course.units.values_list("public_id", "key")) == units
    assert again.course.enrolments.get() == enrolment
    assert not imported(tmp_path, **named("new-name", "small-course")).changed


def test_links_between_units_lead_to_the_new_address(first: ImportReport, tmp_path: Path) -> None:
    imported(tmp_path, **named("new-name", "small-course"))
    html = "".join(Reading.objects.values_list("html", flat=True))
    assert "/kurse/new-name/lernen/hello/" in html
    assert "/kurse/new-name/dateien/media/board.png" in html
    assert "small-course" not in html


def test_the_old_address_leads_on(first: ImportReport, tmp_path: Path, client: Client) -> None:
    imported(tmp_path, **named("new-name", "small-course"))
    answer = client.get("/kurse/small-course/")
    assert (answer.status_code, answer.headers["Location"]) == (301, "/kurse/new-name/")


def test_an_address_once_given_is_kept(first: ImportReport, tmp_path: Path) -> None:
    imported(tmp_path, **named("second", "small-course"))
    third = imported(tmp_path, **named("third", "second"))
    assert old_slugs(third.course) == ["second", "small-course"]
    export_course(actor=None, course=third.course, target=tmp_path / "out")
    written = (tmp_path / "out" / "course.yaml").read_text()
    assert "slug: third\nprevious_slugs:\n  - second\n  - small-course\n" in written
    assert not import_course(actor=None, source=tmp_path / "out").changed


def test_a_course_can_take_its_old_name_back(first: ImportReport, tmp_path: Path) -> None:
    imported(tmp_path, **named("second", "small-course"))
    back = imported(tmp_path, **named("small-course", "second"))
    assert back.course.pk == first.course.pk
    assert (back.course.slug, old_slugs(back.course)) == ("small-course", ["second"])


def test_a_new_course_brings_its_old_addresses_along(tmp_path: Path) -> None:
    report = imported(tmp_path, **named("new-name", "elsewhere-called-so"))
    assert report.created
    assert old_slugs(report.course) == ["elsewhere-called-so"]


def test_the_slug_of_another_course_is_refused(first: ImportReport, tmp_path: Path) -> None:
    CourseFactory.create(slug="other")
    problem = problem_of(tmp_path, "small-course", "other")
    assert (problem.code, problem.line) == ("slug_of_another", 3)
    assert CourseSlug.objects.count() == 0


def test_an_old_slug_of_another_course_is_refused(first: ImportReport, tmp_path: Path) -> None:
    other = CourseFactory.create(slug="other")
    other.old_slugs.create(slug="once-other")
    problem = problem_of(tmp_path, "new-name", "once-other")
    assert (problem.code, problem.line) == ("slug_of_another", 3)
    assert "“other”" in problem.message


def test_an_old_copy_does_not_make_a_second_course(first: ImportReport, tmp_path: Path) -> None:
    imported(tmp_path, **named("new-name", "small-course"))
    with pytest.raises(PackageInvalid) as refused:
        imported(tmp_path)
    (problem,) = refused.value.problems
    assert (problem.code, problem.line) == ("slug_of_another", 2)
    assert "“new-name”" in problem.message
    assert Course.objects.count() == 1


def test_nobody_renames_a_course_of_somebody_else(first: ImportReport, tmp_path: Path) -> None:
    source = write_folder(tmp_path / "b", small_package(**named("mine-now", "small-course")))
    with pytest.raises(NotAllowed):
        import_course(actor=UserFactory.create(), source=source)
    first.course.refresh_from_db()
    assert first.course.slug == "small-course"
