"""People are found where no key leads to them: in sessions, jobs and the log of actions."""

import pytest
from django.test import Client
from django_q.models import OrmQ, Task

from courses.questions import tasks
from lms.accounts.models import User
from lms.accounts.selectors import subject_of
from lms.kernel import traces
from lms.kernel.audit import record
from lms.kernel.clock import now
from lms.kernel.jobs import enqueue, path_of
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def meryem() -> User:
    return UserFactory(username="meryem", email="meryem@example.org")


def finished(task: object, *arguments: object, result: object = None) -> Task:
    """A job that a worker has done."""
    return Task.objects.create(
        id=f"{Task.objects.count():032}",
        name="job",
        func=path_of(task),  # type: ignore[arg-type]
        args=arguments,
        result=result,
        started=now(),
        stopped=now(),
        success=True,
    )


def test_a_session_is_found_by_who_is_signed_in(meryem: User) -> None:
    own, other = Client(), Client()
    own.force_login(meryem)
    other.force_login(UserFactory())

    found = traces.sessions_of(subject_of(meryem))

    assert [session.pk for session in found] == [own.session.session_key]


def test_a_session_before_sign_in_is_found_by_the_address(meryem: User) -> None:
    client = Client()
    session = client.session
    session["account_login"] = {"email": "Meryem@example.org"}
    session.save()

    assert traces.sessions_of(subject_of(meryem)).count() == 1


def test_a_waiting_job_is_found_by_the_name_of_its_parameter(meryem: User) -> None:
    OrmQ.objects.all().delete()
    enqueue(tasks.tell_team_member, meryem.pk + 1, meryem.pk)
    enqueue(tasks.tell_team_member, meryem.pk, meryem.pk + 1)  # a course of that number
    enqueue(tasks.tell_asker, meryem.pk)  # an answer of that number

    found = traces.waiting_jobs_of(subject_of(meryem))

    assert [job.task["args"] for job in found] == [(meryem.pk + 1, meryem.pk)]


def test_a_finished_job_is_found_by_arguments_and_by_what_it_reports(meryem: User) -> None:
    about_her = finished(tasks.tell_team_member, 1, meryem.pk)
    failed = finished(tasks.tell_asker, 7, result="refused: {'meryem@example.org': (550, b'no')}")
    by_id = finished(tasks.tell_asker, str(meryem.public_id))
    finished(tasks.tell_asker, 8, result="done")

    found = set(traces.finished_jobs_of(subject_of(meryem)))

    assert found == {about_her, failed, by_id}


def test_a_job_of_an_older_version_does_not_stop_the_search(meryem: User) -> None:
    gone = finished(tasks.tell_asker, 1)
    Task.objects.filter(pk=gone.pk).update(func="courses.gone.tasks.tell")

    assert not traces.finished_jobs_of(subject_of(meryem)).exists()


def test_what_was_done_to_her_is_found_by_ids(meryem: User) -> None:
    other = UserFactory()
    record(actor=other, action="person.added", target=meryem)
    record(actor=meryem, action="person.added", target=other)

    found = traces.audit_entries_about(subject_of(meryem))

    assert [entry.actor_id for entry in found] == [other.pk]
