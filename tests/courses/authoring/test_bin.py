"""Deleting a course: absent at once, back until the grace period ends, then gone; confirmations stay."""

import datetime

import pytest
from django.core import mail
from django.test import Client

from courses.authoring import services
from courses.authoring.tasks import remove_deleted_courses
from courses.enrolment.services import enrol_learner
from courses.learning.models import Confirmation, UnitProgress
from courses.learning.services import mark_done
from courses.outline.models import Course
from lms.accounts.models import User
from lms.kernel.clock import now
from lms.kernel.errors import NotAllowed
from lms.kernel.models import AuditEntry
from tests.courses.authoring.conftest import Bench
from tests.factories.accounts import UserFactory
from tests.support.jobs import work_off_jobs

pytestmark = pytest.mark.django_db

DAY = datetime.timedelta(days=1)


@pytest.fixture
def learner(bench: Bench) -> User:
    """Somebody who has completed the course."""
    person: User = UserFactory.create()
    enrol_learner(actor=person, course=bench.course)
    for unit in (bench.a, bench.b, bench.c):
        mark_done(actor=person, unit=unit)
    return person


def end_grace(course: Course) -> None:
    """Let the time pass."""
    Course.objects.filter(pk=course.pk).update(delete_after=now() - DAY)


def test_a_deleted_course_is_absent_at_once_and_back_with_everything(
    bench: Bench, learner: User
) -> None:
    services.delete_course(actor=bench.owner, course=bench.course)
    for person in (learner, bench.owner, bench.author):
        client = Client()
        client.force_login(person)
        for address in ("", "lernen/", "werkstatt/", "teilnehmende/"):
            assert client.get(f"/kurse/werk/{address}").status_code == 404
    client.force_login(learner)
    assert "Werk" not in client.get("/api/v1/courses/").content.decode()

    course = Course.objects.get()
    assert course.delete_after - course.deleted_at == 30 * DAY  # type: ignore[operator]
    services.restore_course(actor=bench.owner, course=course)
    assert client.get("/kurse/werk/lernen/a/").status_code == 200
    assert UnitProgress.objects.filter(completed_at=None).count() == 0


@pytest.mark.parametrize("name", ["author", "trainer"])
def test_only_the_responsible_delete_and_bring_back(bench: Bench, name: str) -> None:
    person = getattr(bench, name)
    with pytest.raises(NotAllowed):
        services.delete_course(actor=person, course=bench.course)
    services.delete_course(actor=bench.owner, course=bench.course)
    with pytest.raises(NotAllowed):
        services.restore_course(actor=person, course=bench.course)


def test_after_the_grace_period_only_confirmations_are_left(bench: Bench, learner: User) -> None:
    services.delete_course(actor=bench.owner, course=bench.course)
    remove_deleted_courses()
    work_off_jobs()
    assert Course.objects.exists(), "the time has not come yet"

    end_grace(bench.course)
    remove_deleted_courses()
    work_off_jobs()
    assert not Course.objects.exists()
    assert not UnitProgress.objects.exists()
    confirmation = Confirmation.objects.get()
    assert (confirmation.course, confirmation.course_title) == (None, "Werk")
    assert AuditEntry.objects.get(action="course.removed").details == {"confirmations_kept": 1}

    client = Client()
    client.force_login(learner)
    page = client.get(f"/kurse/bestaetigungen/{confirmation.public_id}/").content.decode()
    assert "Werk" in page
    assert str(confirmation.public_id) in client.get("/").content.decode()
    client.force_login(bench.owner)
    assert client.get(f"/kurse/bestaetigungen/{confirmation.public_id}/").status_code == 404


def test_a_course_brought_back_in_the_last_moment_stays(bench: Bench) -> None:
    services.delete_course(actor=bench.owner, course=bench.course)
    end_grace(bench.course)
    services.restore_course(actor=bench.owner, course=Course.objects.get())
    services.remove_deleted_course(course_id=bench.course.pk)
    assert Course.objects.exists()


def test_the_team_reads_until_when_it_can_come_back(bench: Bench) -> None:
    colleague = UserFactory.create(email="kollegin@example.org", language="en")
    bench.course.team.create(person=colleague, role="trainer")
    services.delete_course(actor=bench.owner, course=bench.course)
    work_off_jobs()
    services.restore_course(actor=bench.owner, course=Course.objects.get())
    work_off_jobs()
    deleted, restored = (message.subject for message in mail.outbox)
    assert deleted.startswith("“Werk” is deleted and goes for good on ")
    assert restored == "“Werk” is back"
