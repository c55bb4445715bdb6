"""New files of a course, from its team."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image
from pytest_django import Settings

from courses.library.naming import path_for
from courses.library.services import Description, add_file
from courses.outline.models import Course, CourseFile
from courses.outline.vocabulary import TeamRole
from lms.accounts.models import User
from lms.kernel.errors import InvalidInput, NotAllowed
from tests.factories.accounts import UserFactory
from tests.factories.outline import CourseFactory

pytestmark = pytest.mark.django_db
PAGE = "/kurse/k/werkstatt/dateien/neu/"
API = "/api/v1/courses/k/files/"


def picture(name: str = "Foto 1.PNG", colour: str = "red") -> SimpleUploadedFile:
    content = io.BytesIO()
    Image.new("RGB", (8, 6), colour).save(content, "PNG")
    return SimpleUploadedFile(name, content.getvalue())


@pytest.fixture(autouse=True)
def _media(settings: Settings, tmp_path: object) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def course() -> Course:
    found: Course = CourseFactory.create(slug="k")
    return found


@pytest.fixture
def owner(client: Client, course: Course) -> User:
    person: User = UserFactory.create(language="en")
    course.team.create(person=person, role=TeamRole.OWNER)
    client.force_login(person)
    return person


def add(
    course: Course, actor: User, *, alt: str = "Ein Rot.", name: str = "Foto 1.PNG"
) -> CourseFile:
    return add_file(
        actor=actor, course=course, content=picture(name), name=name, description=Description(alt)
    )


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("Foto 1.PNG", "medien/Foto-1.png"),
        ("../../Übung (neu).pdf", "medien/Übung-neu.pdf"),
        ("[x](y).txt", "medien/x-y.txt"),
        ("###.csv", "medien/datei.csv"),
        ("da.txt", "medien/da-3.txt"),
    ],
)
def test_a_path_is_easy_to_write_in_a_text(name: str, path: str) -> None:
    assert path_for(name, taken={"medien/da.txt", "medien/da-2.txt"}) == path


def test_the_same_picture_again_is_the_same_file(course: Course, owner: User) -> None:
    first = add(course, owner)
    again = add(course, owner, alt="Ein kräftiges Rot.", name="anders.png")

    assert again.pk == first.pk
    assert (again.path, again.alt) == ("medien/Foto-1.png", "Ein kräftiges Rot.")


def test_a_picture_without_a_description_is_refused_with_the_reason(
    course: Course, owner: User
) -> None:
    with pytest.raises(InvalidInput) as refused:
        add(course, owner, alt="  ")

    assert refused.value.code == "no_alt"
    assert set(refused.value.fields) == {"alt"}
    assert not CourseFile.objects.exists()


def test_only_who_may_change_the_course_adds_files(course: Course) -> None:
    trainer = UserFactory.create()
    course.team.create(person=trainer, role=TeamRole.TRAINER)
    with pytest.raises(NotAllowed):
        add(course, trainer)


@pytest.mark.usefixtures("owner")
def test_the_form_keeps_the_description_and_leads_back(client: Client) -> None:
    bad = client.post(PAGE, {"file": SimpleUploadedFile("x.html", b"<p>"), "alt": "Ein Text."})
    page = bad.content.decode()
    assert bad.status_code == 422
    assert "HTML and SVG files can contain programs" in page
    assert 'value="Ein Text."' in page

    good = client.post(f"{PAGE}?next=/kurse/k/", {"file": picture(), "alt": "Ein Rot."})
    assert good["Location"] == "/kurse/k/?datei=medien%2FFoto-1.png"
    assert client.post(
        f"{PAGE}?next=https://evil.example/", {"file": picture("b.png", "blue"), "alt": "x"}
    )["Location"].startswith("/kurse/k/dateien/?datei=")


@pytest.mark.usefixtures("owner")
def test_machines_add_files_too(client: Client) -> None:
    missing = client.post(API, {"file": picture()})
    assert missing.status_code == 422
    assert missing.json()["errors"][0]["field"] == "alt"

    added = client.post(API, {"file": picture(), "alt": "Ein Rot.", "origin": "Foto: Ada"})
    assert added.status_code == 201
    assert added.json()["path"] == "medien/Foto-1.png"
    assert added.json()["origin"] == "Foto: Ada"


@pytest.mark.usefixtures("owner")
def test_a_form_says_decorative_in_a_word(client: Client) -> None:
    added = client.post(API, {"file": picture(), "decorative": "true"})
    assert (added.status_code, added.json()["decorative"]) == (201, True)


def test_a_picture_may_be_decorative_if_somebody_says_so(course: Course, owner: User) -> None:
    said = Description("", decorative=True)
    file = add_file(actor=owner, course=course, content=picture(), name="a.png", description=said)
    assert (file.alt, file.decorative) == ("", True)
    described = add(course, owner, alt="Doch ein Rot.")
    assert (described.pk, described.alt, described.decorative) == (file.pk, "Doch ein Rot.", False)
