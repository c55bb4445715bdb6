"""Packages brought in by the browser: first what would change, with every problem; then the import."""

import io
import zipfile
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import Settings

from courses.authoring import services
from courses.authoring.models import ChangeNote, Delivery
from courses.outline.models import Course, Unit
from courses.outline.vocabulary import TeamRole
from lms.accounts.models import User
from lms.files.services import clean_files
from tests.courses.packages.building import BYE, COURSE, HELLO, MORE, picture
from tests.factories.accounts import UserFactory
from tests.factories.schools import CentreRoleFactory

pytestmark = pytest.mark.django_db

FILES: dict[str, str | bytes] = {
    "course.yaml": COURSE,
    "1/hello.md": HELLO,
    "1/more.md": MORE,
    "2/bye.md": BYE,
    "media/board.png": picture(),
}


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, settings: Settings) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def trainer(client: Client) -> User:
    """A trainer who has signed in."""
    person: User = CentreRoleFactory.create().person
    client.force_login(person)
    return person


def zipped(**changes: str | None) -> SimpleUploadedFile:
    """The small course as an upload; None leaves a file out."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for path, content in {**FILES, **changes}.items():
            if content is not None:
                archive.writestr(path, content)
    return SimpleUploadedFile("kurs.zip", target.getvalue(), "application/zip")


def delivered(client: Client, **changes: str | None) -> str:
    """Upload the package; the address of the page about it."""
    answer = client.post("/werkstatt/paket/", {"package": zipped(**changes)})
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"])


def test_the_first_page_changes_nothing_and_the_second_makes_the_course(
    client: Client, trainer: User
) -> None:
    address = delivered(client)
    page = client.get(address).content.decode()
    assert "Das wäre ein neuer Kurs: „Small course“." in page
    assert "bye, hello, more" in page
    assert not Course.objects.exists()

    answer = client.post(address)
    assert answer["Location"] == "/kurse/small-course/werkstatt/"
    assert Course.objects.get().team.get().person == trainer
    assert not Delivery.objects.exists()


def test_what_would_change_in_a_course_is_told_unit_by_unit(client: Client, trainer: User) -> None:
    client.post(delivered(client))
    page = client.get(
        delivered(
            client,
            **{
                "2/bye.md": None,
                "course.yaml": COURSE.replace("    units:\n      - 2/bye.md\n", ""),
                "1/hello.md": HELLO.replace("title: Hello", "title: Welcome"),
            },
        )
    ).content.decode()
    assert "Geänderte Lerneinheiten</dt><dd>hello" in page
    assert "im Paket fehlen" in page
    assert Unit.objects.get(key="bye").archived_at is None


def test_every_problem_is_told_with_file_and_line(client: Client, trainer: User) -> None:
    address = delivered(
        client,
        **{
            "1/hello.md": HELLO.replace("minutes: 5", "minutes: viele"),
            "2/bye.md": BYE + "\n![](media/none.png)\n",
        },
    )
    answer = client.get(address)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "<code>1/hello.md:5</code>" in page
    assert "2/bye.md" in page or "hello.md" in page
    assert client.post(address).status_code == 422
    assert not Course.objects.exists()


def test_nobody_else_sees_a_delivery(client: Client, trainer: User) -> None:
    address = delivered(client)
    client.force_login(CentreRoleFactory.create().person)
    assert client.get(address).status_code == 404


def test_a_package_tells_no_trainer_who_has_an_account(client: Client, trainer: User) -> None:
    UserFactory.create(username="jemand")
    team = "team:\n  - person: jemand\n    role: owner\n  - person: niemand\n    role: trainer\n"
    address = delivered(client, **{"course.yaml": COURSE + team})
    page = client.get(address).content.decode()
    assert "Das Team wird nicht aus dem Paket übernommen." in page
    assert "niemand" not in page
    client.post(address)
    assert list(Course.objects.get().team.values_list("person", "role")) == [
        (trainer.pk, TeamRole.OWNER)
    ]


def test_authors_cannot_bring_a_package_over_a_course_that_others_answer_for(
    client: Client, trainer: User
) -> None:
    client.post(delivered(client))
    author = CentreRoleFactory.create().person
    Course.objects.get().team.create(person=author, role=TeamRole.AUTHOR)
    client.force_login(author)
    answer = client.get(delivered(client))
    assert answer.status_code == 422
    assert "gehört zu einem Kurs" in answer.content.decode()


def test_what_is_no_zip_is_refused_at_its_field(client: Client, trainer: User) -> None:
    upload = SimpleUploadedFile("kurs.txt", b"Hallo", "text/plain")
    answer = client.post("/werkstatt/paket/", {"package": upload})
    assert answer.status_code == 422
    assert "Ein Paket ist ein Zip-Archiv" in answer.content.decode()


def test_packages_that_nobody_imports_are_forgotten(client: Client, trainer: User) -> None:
    delivered(client)
    assert services.clear_deliveries() == 0
    Delivery.objects.update(delivered_at=Delivery.objects.get().delivered_at.replace(year=2020))
    assert services.clear_deliveries() == 1
    assert clean_files().rows == 0, "its bytes are young; the nightly job takes them later"


def test_a_program_brings_a_package_in_after_it_has_seen_what_that_does(
    client: Client, trainer: User
) -> None:
    here = "/api/v1/workshop/packages/"
    spoilt = client.post(here, {"package": zipped(**{"1/more.md": None})})
    assert (spoilt.status_code, spoilt.json()["code"]) == (422, "package_invalid")
    assert any("more.md" in str(error) for error in spoilt.json()["errors"])

    told = client.post(here, {"package": zipped()}).json()
    assert told["report"]["created"] is True
    assert told["report"]["units_added"] == ["bye", "hello", "more"]
    assert not Course.objects.exists()
    done = client.post(f"{here}{told['public_id']}/import/")
    assert (done.status_code, done.json()["course"]) == (201, Course.objects.get().slug)
    assert client.post(f"{here}{told['public_id']}/import/").status_code == 404

    slug = Course.objects.get().slug
    note = {"text": "Ein Satz."}
    words = client.post(
        f"/api/v1/courses/{slug}/change-notes/", note, content_type="application/json"
    )
    assert words.status_code == 204
    assert ChangeNote.objects.get().text == "Ein Satz."
