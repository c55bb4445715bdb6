"""Leaving: planned, thought over, taken back; and what the centre may plan."""

import datetime
import re

import pytest
from django.conf import settings
from django.core import mail

from lms.accounts.models import User
from lms.kernel.clock import now
from lms.kernel.errors import Conflict, InvalidInput, NotAllowed, NotFound
from lms.privacy import tasks
from lms.privacy.models import DeletionRequest
from lms.privacy.policies import (
    deletions_cancellable_by,
    may_cancel_deletion,
    may_plan_deletion,
)
from lms.privacy.services import leaving
from lms.privacy.vocabulary import DeletionKind
from lms.schools.models import CentreRoleName
from tests.factories.accounts import UserFactory
from tests.factories.schools import CentreRoleFactory
from tests.lms.privacy.browsers import browser_of
from tests.support.jobs import work_off_jobs
from tests.support.personas import Personas, build_personas

pytestmark = pytest.mark.django_db
LEAVE = "/meine-daten/loeschen/"
OTHERS = "/datenverwaltung/loeschungen/"


@pytest.fixture
def personas() -> Personas:
    return build_personas()


def test_leaving_is_planned_said_by_mail_and_taken_back() -> None:
    person = UserFactory(email="kim@schule.test")
    client = browser_of(person)
    refused = client.post(LEAVE)
    assert refused.status_code == 422
    assert "gelesen" in refused.content.decode()

    client.post(LEAVE, {"understood": "on"})
    request = DeletionRequest.objects.get(person=person)
    grace = request.due_at - now()
    assert grace <= datetime.timedelta(days=settings.LERNHUB_ERASURE_GRACE_DAYS)
    assert grace > datetime.timedelta(days=settings.LERNHUB_ERASURE_GRACE_DAYS - 1)
    person.refresh_from_db()
    assert person.erasure_due_at == request.due_at
    assert 'action="/meine-daten/behalten/"' in client.get("/").content.decode()

    client.post("/meine-daten/behalten/")
    person.refresh_from_db()
    assert person.erasure_due_at is None
    assert not DeletionRequest.objects.exists()
    work_off_jobs()
    assert [message.to for message in mail.outbox] == [["kim@schule.test"]]


def test_the_planned_day_is_told_and_the_account_goes_on_that_day() -> None:
    person = UserFactory(email="kim@schule.test", display_name="Kim Harms")
    leaving.plan_deletion(actor=person, person=person)
    work_off_jobs()
    assert re.search(r"\d{1,2}\. \w+ 20\d\d", str(mail.outbox[0].body))

    tasks.erase_due_accounts()
    work_off_jobs()
    assert User.objects.filter(pk=person.pk).exists(), "the days to think it over are not over"

    DeletionRequest.objects.update(due_at=now())
    tasks.erase_due_accounts()
    work_off_jobs()
    assert not User.objects.filter(pk=person.pk).exists()


def test_planning_twice_is_planning_once() -> None:
    person = UserFactory()
    first = leaving.plan_deletion(actor=person, person=person)
    assert leaving.plan_deletion(actor=person, person=person) == first
    leaving.cancel_deletion(actor=person, request=first)
    with pytest.raises(NotFound):
        leaving.cancel_deletion(actor=person, request=first)


def test_the_password_is_asked_for_first() -> None:
    client = browser_of(UserFactory(), is_confirmed=False)
    client.post(LEAVE, {"understood": "on"})
    assert not DeletionRequest.objects.exists()


def test_the_only_administrator_is_told_why_she_cannot_leave() -> None:
    person = UserFactory()
    CentreRoleFactory(person=person, role=CentreRoleName.ADMINISTRATOR)
    with pytest.raises(Conflict) as caught:
        leaving.plan_deletion(actor=person, person=person)
    assert caught.value.code == "deletion_ruled_out"
    page = browser_of(person).get(LEAVE).content.decode()
    assert "Konto löschen</span>" not in page
    assert "kann das Konto nicht gelöscht werden" in page


def test_the_centre_gives_a_reason_and_the_person_cannot_take_it_back(personas: Personas) -> None:
    client = browser_of(personas.staff)
    unknown = client.post(OTHERS, {"name": "niemand", "reason": "hat die Schule verlassen"})
    assert unknown.status_code == 422
    assert "kein Konto" in unknown.content.decode()
    with pytest.raises(InvalidInput) as caught:
        leaving.plan_deletion(actor=personas.staff, person=personas.pupil, reason="  ")
    assert caught.value.code == "reason_missing"

    client.post(OTHERS, {"name": personas.pupil.username, "reason": "hat die Schule verlassen"})
    request = DeletionRequest.objects.get(person=personas.pupil)
    assert (request.kind, request.requested_by) == (DeletionKind.STAFF, personas.staff)
    with pytest.raises(NotAllowed):
        leaving.cancel_deletion(actor=personas.pupil, request=request)

    client.post(f"{OTHERS}{request.public_id}/")
    assert not DeletionRequest.objects.exists()


def test_others_plan_nothing_for_others(personas: Personas) -> None:
    for name, person in personas.signed_in().items():
        may = may_plan_deletion(person, personas.learner)
        assert may is (name in {"learner", "staff", "administrator"}), name
        if not may:
            with pytest.raises(NotAllowed):
                leaving.plan_deletion(actor=person, person=personas.learner, reason="weg")


@pytest.mark.parametrize("kind", [DeletionKind.OWN, DeletionKind.STAFF])
def test_who_may_take_it_back_and_the_filter_agrees(personas: Personas, kind: DeletionKind) -> None:
    request = DeletionRequest.objects.create(person=personas.pupil, kind=kind, due_at=now())
    for name, person in personas.everybody().items():
        may = may_cancel_deletion(person, request)
        assert DeletionRequest.objects.filter(deletions_cancellable_by(person)).exists() is may, (
            name
        )
    assert may_cancel_deletion(personas.pupil, request) is (kind == DeletionKind.OWN)
