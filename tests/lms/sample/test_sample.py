"""The sample fits together, can be loaded twice, and its people have been somewhere."""

import datetime

import pytest
from django.test import Client

from courses.enrolment.models import Enrolment
from courses.learning.models import Confirmation, CourseProgress, UnitProgress
from courses.outline.models import Course, Unit
from lms.accounts.models import User
from lms.kernel.clock import now
from lms.sample import content
from lms.sample.loading import afternoons, load_sample
from lms.schools.models import Membership, School


def counts() -> dict[str, int]:
    """Rows of everything that the sample writes."""
    models = (User, School, Membership, Course, Unit, Enrolment, UnitProgress, Confirmation)
    return {model.__name__: model._default_manager.count() for model in models}


def test_people_belong_to_schools_and_courses_that_exist() -> None:
    classes = {(s.number, c.name) for s in content.read_schools() for c in s.classes}
    numbers = {school.number for school in content.read_schools()}
    slugs = {folder.name for folder in content.course_folders()}
    for person in content.read_people():
        for place in person.memberships:
            assert place.school in numbers
            assert not place.class_name or (place.school, place.class_name) in classes
        assert {progress.course for progress in person.progress} <= slugs


def test_pupils_are_known_by_no_address_and_addressed_as_pupils() -> None:
    pupils = [person for person in content.read_people() if "pupil" in person.roles]
    assert pupils
    assert {(pupil.email, pupil.address) for pupil in pupils} == {("", "informal")}


def test_there_is_somebody_of_every_kind() -> None:
    roles = {role for person in content.read_people() for role in person.roles}
    assert roles == {
        *("pupil", "teacher", "coordinator"),
        *("trainer", "reviewer", "moderator", "staff", "administrator"),
    }


@pytest.mark.django_db
def test_loading_twice_changes_nothing() -> None:
    load_sample()
    first = counts()
    load_sample()
    assert counts() == first
    assert first["User"] == len(content.read_people())


@pytest.mark.django_db
def test_progress_lies_in_the_past_and_some_have_arrived() -> None:
    load_sample()
    assert not UnitProgress.objects.filter(last_viewed_at__gt=now()).exists()
    assert Confirmation.objects.exists()
    assert CourseProgress.objects.filter(units_done__gt=0, completed_at=None).exists()
    assert Enrolment.objects.exclude(left_at=None).exists()


@pytest.mark.django_db
def test_a_sample_person_signs_in_on_this_machine() -> None:
    load_sample()
    client = Client(headers={"host": "localhost"})
    form = {"login": "meryem.kaya", "password": content.PASSWORD}
    answer = client.post("/konto/anmelden/", form, REMOTE_ADDR="127.0.0.1")
    assert answer.status_code == 302
    assert client.get("/konto/profil/").status_code == 200


def test_afternoons_run_from_then_until_yesterday() -> None:
    moments = list(afternoons(10, count=4))
    assert moments == sorted(moments)
    assert now() - moments[0] >= datetime.timedelta(days=10)
    assert now() - moments[-1] >= datetime.timedelta(days=1)
