"""Until when notebooks are taken: for all, with grace, and for one person longer."""

import datetime

import pytest
from django.test import Client

from courses.enrolment.models import Enrolment
from courses.outline.models import Unit
from hub.notebooks import services
from hub.notebooks.deadlines import Deadline
from hub.notebooks.models import Extension, Notebook, Submission
from lms.accounts.models import User
from lms.kernel.clock import now
from lms.kernel.errors import Conflict, InvalidInput, NotFound
from tests.factories.accounts import UserFactory
from tests.factories.notebooks import answer, author_notebook, put_notebook
from tests.hub.notebooks.test_handing_in import upload
from tests.hub.notebooks.test_unit import address, page_of

HOUR = datetime.timedelta(hours=1)
DUE = datetime.datetime(2026, 12, 4, 18, tzinfo=datetime.UTC)


def send(learner: User, unit: Unit, text: str = "x = 1") -> Submission:
    return services.hand_in(actor=learner, unit=unit, content=answer(text))


def enrolment_of(learner: User) -> Enrolment:
    return Enrolment.objects.get(learner=learner)


@pytest.mark.parametrize(
    ("minutes", "late", "over"),
    [(0, False, False), (1, True, False), (60, True, False), (61, True, True)],
)
def test_the_grace_is_late_and_afterwards_it_is_over(minutes: int, late: bool, over: bool) -> None:
    deadline = Deadline(DUE, grace_minutes=60)
    moment = DUE + datetime.timedelta(minutes=minutes)
    assert (deadline.is_late(moment), deadline.is_over(moment)) == (late, over)


def test_without_a_deadline_nothing_is_late() -> None:
    assert not Deadline().is_late(DUE)
    assert not Deadline().is_over(DUE)


def test_it_is_handed_in_until_the_deadline_again_and_again_and_late_in_the_grace(
    unit: Unit, learner: User, trainer: User
) -> None:
    services.set_deadline(actor=trainer, unit=unit, due_at=now() + HOUR)
    assert [send(learner, unit, f"x = {n}").is_late for n in range(2)] == [False, False]
    services.set_deadline(actor=trainer, unit=unit, due_at=now() - HOUR, grace_minutes=90)
    assert send(learner, unit, "x = 2").is_late
    services.set_deadline(actor=trainer, unit=unit, due_at=now() - HOUR, grace_minutes=30)
    with pytest.raises(Conflict) as refusal:
        send(learner, unit, "x = 3")
    assert refusal.value.code == "deadline_over"
    assert Submission.objects.count() == 3


def test_one_person_gets_more_time_and_loses_it_again(
    unit: Unit, learner: User, trainer: User
) -> None:
    services.set_deadline(actor=trainer, unit=unit, due_at=now() - HOUR, grace_minutes=90)
    late = send(learner, unit)
    services.extend(actor=trainer, enrolment=enrolment_of(learner), unit=unit, due_at=now() + HOUR)
    late.refresh_from_db()
    assert not late.is_late, "in time for the deadline that holds now"
    services.set_deadline(actor=trainer, unit=unit, due_at=now() - HOUR)
    assert not send(learner, unit, "x = 2").is_late
    services.extend(actor=trainer, enrolment=enrolment_of(learner), unit=unit, due_at=None)
    with pytest.raises(Conflict):
        send(learner, unit, "x = 3")


def test_only_trainers_of_the_course_decide(unit: Unit, learner: User, trainer: User) -> None:
    for stranger in (learner, UserFactory.create()):
        with pytest.raises(NotFound):
            services.set_deadline(actor=stranger, unit=unit, due_at=DUE)
        with pytest.raises(NotFound):
            services.extend(actor=stranger, enrolment=enrolment_of(learner), unit=unit, due_at=DUE)
    with pytest.raises(InvalidInput) as refusal:
        services.extend(actor=trainer, enrolment=enrolment_of(learner), unit=unit, due_at=DUE)
    assert refusal.value.code == "no_deadline"


def test_what_authors_write_leaves_the_deadline_alone(unit: Unit, trainer: User) -> None:
    services.set_deadline(actor=trainer, unit=unit, due_at=DUE, grace_minutes=5)
    put_notebook(unit, author_notebook("assert double(2) == 4"))
    row = Notebook.objects.get()
    assert (row.due_at, row.grace_minutes) == (DUE, 5)


def test_learners_read_the_deadline_and_what_to_do_when_it_is_over(
    unit: Unit, learner: User, trainer: User, learners_client: Client
) -> None:
    services.set_deadline(actor=trainer, unit=unit, due_at=now() + HOUR)
    assert "Frist:" in learners_client.get(page_of(unit)).content.decode()
    services.set_deadline(actor=trainer, unit=unit, due_at=now() - HOUR)
    page = learners_client.get(page_of(unit)).content.decode()
    assert "Es wird nichts mehr angenommen" in page
    assert 'name="file"' not in page
    sent = learners_client.post(address("hand-in", unit), {"file": upload("x = 1")})
    assert sent.status_code == 422
    assert "Bitten Sie das Team" in sent.content.decode()


def test_trainers_set_and_extend_it_without_scripts(
    unit: Unit, learner: User, trainers_client: Client
) -> None:
    page = address("deadline", unit)
    wrong = trainers_client.post(page, {"due_at": "morgen", "grace_minutes": "-1"})
    assert wrong.status_code == 422
    assert wrong.content.decode().count('aria-invalid="true"') == 2
    person = enrolment_of(learner).public_id
    extend = address("extend", unit, person)
    assert trainers_client.post(extend, {"due_at": "2026-12-05T18:00"}).status_code == 422
    sent = trainers_client.post(page, {"due_at": "2026-12-04T19:00", "grace_minutes": ""})
    assert sent.status_code == 302
    assert "4. Dezember 2026 19:00" in trainers_client.get(address("report", unit)).content.decode()
    assert trainers_client.post(extend, {"due_at": ""}).status_code == 422
    assert trainers_client.post(extend, {"due_at": "2026-12-05T18:00"}).status_code == 302
    assert "05.12.2026" in trainers_client.get(address("report", unit)).content.decode()
    assert trainers_client.post(extend, {"due_at": "", "end": "1"}).status_code == 302
    assert not Extension.objects.exists()


def test_programs_set_and_extend_it(
    unit: Unit, learner: User, trainers_client: Client, learners_client: Client
) -> None:
    start = f"/api/v1/courses/{unit.course.slug}/units/{unit.key}/notebook/"
    values = {"due_at": "2026-12-04T18:00:00Z", "grace_minutes": 60}
    told = trainers_client.put(f"{start}deadline/", values, content_type="application/json")
    assert told.json()["closes_at"] == "2026-12-04T20:00:00+01:00"
    own = {"due_at": "2026-12-05T18:00:00Z"}
    extension = f"{start}work/{enrolment_of(learner).public_id}/extension/"
    told = trainers_client.put(extension, own, content_type="application/json")
    assert told.json()["is_extended"]
    assert learners_client.get(start).json()["deadline"]["due_at"] == "2026-12-05T19:00:00+01:00"
    assert learners_client.get(f"{start}deadline/").status_code == 404
    told = trainers_client.put(extension, {"due_at": None}, content_type="application/json")
    assert not told.json()["is_extended"]
