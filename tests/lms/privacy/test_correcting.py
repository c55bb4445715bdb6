"""Having data corrected: asked, told to the centre, answered, told to the person."""

import pytest
from django.core import mail
from django.test import Client

from lms.kernel.errors import Conflict, InvalidInput, NotAllowed
from lms.kernel.models import AuditEntry
from lms.privacy.models import CorrectionRequest
from lms.privacy.policies import corrections_visible_to, may_see_correction
from lms.privacy.services import correcting
from lms.privacy.vocabulary import CorrectionState
from tests.factories.accounts import UserFactory
from tests.lms.privacy.browsers import browser_of
from tests.support.jobs import work_off_jobs
from tests.support.personas import Personas, build_personas
from tests.support.queries import count_queries

pytestmark = pytest.mark.django_db
ASK = "/meine-daten/berichtigen/"
INBOX = "/datenverwaltung/"
WORDS = "Ich bin seit August an der Bergschule."


@pytest.fixture
def personas() -> Personas:
    return build_personas()


def test_it_is_asked_answered_and_told_without_its_words(personas: Personas) -> None:
    person = UserFactory(email="kim@schule.test")
    asking = browser_of(person)
    assert asking.post(ASK, {"about": "Etwas anderes", "body": WORDS}).status_code == 302
    work_off_jobs()
    request = CorrectionRequest.objects.get()

    staff = browser_of(personas.staff)
    assert WORDS in staff.get(f"{INBOX}{request.public_id}/").content.decode()
    empty = staff.post(f"{INBOX}{request.public_id}/", {"answer": ""})
    assert empty.status_code == 422
    staff.post(f"{INBOX}{request.public_id}/", {"answer": "Ist geändert.", "done": "on"})
    work_off_jobs()

    request.refresh_from_db()
    assert (request.state, request.answered_by) == (CorrectionState.DONE, personas.staff)
    assert "Ist geändert." in asking.get(ASK).content.decode()
    told = [message for message in mail.outbox if message.to == ["kim@schule.test"]]
    assert len(told) == 1
    for message in mail.outbox:
        assert WORDS not in message.body
        assert "Ist geändert." not in message.body
    noted = AuditEntry.objects.filter(action__startswith="correction.")
    assert [entry.action for entry in noted.order_by("pk")] == [
        "correction.asked",
        "correction.answered",
    ]
    assert not any(WORDS in str(entry.details) for entry in noted)
    own_log = asking.get("/meine-daten/art/kernel-auditentry-actor/").content.decode()
    assert "Um Berichtigung gebeten" in own_log


def test_the_same_words_twice_are_one_request_and_a_flood_is_stopped() -> None:
    person = UserFactory()
    first = correcting.ask_for_correction(actor=person, about="Konto", body=WORDS)
    assert correcting.ask_for_correction(actor=person, about="Konto", body=f" {WORDS}\r\n") == first
    for number in range(correcting.MOST_OPEN - 1):
        correcting.ask_for_correction(actor=person, about="Konto", body=f"{number}")
    with pytest.raises(Conflict) as caught:
        correcting.ask_for_correction(actor=person, about="Konto", body="noch eins")
    assert caught.value.code == "too_many_corrections"
    page = browser_of(person).post(ASK, {"about": "Etwas anderes", "body": "noch eins"})
    assert page.status_code == 409
    assert "noch eins" in page.content.decode(), "what was typed is not lost"


@pytest.mark.parametrize("body", ["", "  \n", "x" * 2001])
def test_no_words_and_too_many_are_refused(body: str) -> None:
    with pytest.raises(InvalidInput):
        correcting.ask_for_correction(actor=UserFactory(), about="Konto", body=body)


def test_only_the_person_and_the_centre_see_it_and_the_filter_agrees(personas: Personas) -> None:
    request = correcting.ask_for_correction(actor=personas.pupil, about="Klasse", body=WORDS)
    for name, person in personas.everybody().items():
        may = may_see_correction(person, request)
        assert may is (name in {"pupil", "staff", "administrator"}), name
        assert CorrectionRequest.objects.filter(corrections_visible_to(person)).exists() is may
    with pytest.raises(NotAllowed):
        correcting.answer_correction(
            actor=personas.coordinator, correction=request, answer="Nein", done=True
        )


def test_the_inbox_asks_the_same_for_2_and_20(personas: Personas) -> None:
    staff = browser_of(personas.staff)

    def ask(number: int) -> None:
        for _ in range(number):
            correcting.ask_for_correction(actor=UserFactory(), about="Konto", body=WORDS)

    ask(2)
    staff.get(INBOX)
    few = count_queries(lambda: staff.get(INBOX))
    ask(18)
    assert count_queries(lambda: staff.get(INBOX)) == few


def test_the_api_asks_and_answers(personas: Personas) -> None:
    asking, staff = Client(), Client()
    asking.force_login(personas.teacher)
    staff.force_login(personas.staff)
    made = asking.post(
        "/api/v1/me/corrections/", {"about": "Konto", "body": WORDS}, "application/json"
    )
    assert made.status_code == 201
    waiting = staff.get("/api/v1/centre/corrections/").json()
    (request,) = CorrectionRequest.objects.all()
    assert WORDS in str(waiting)
    answered = staff.put(
        f"/api/v1/centre/corrections/{request.public_id}/answer/",
        {"answer": "Erledigt.", "done": True},
        "application/json",
    )
    assert answered.status_code == 200
    assert "Erledigt." in str(asking.get("/api/v1/me/corrections/").json())
    assert asking.get("/api/v1/centre/corrections/").status_code == 404
