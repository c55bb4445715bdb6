"""A person is erased, then looked for everywhere: she is nowhere; figures stay."""

import datetime
from pathlib import Path

import pytest

from courses.enrolment.models import Application
from courses.learning.figures import figures_of
from courses.outline.models import Course
from courses.questions.models import Answer, Question
from lms.accounts.models import User
from lms.accounts.selectors import subject_of
from lms.kernel.clock import now
from lms.kernel.models import AuditEntry
from lms.kernel.personal_data import Erasure, registered
from lms.privacy import erasure_log, tasks
from lms.privacy.models import CorrectionRequest, DeletionRequest, ErasedAccount
from lms.privacy.redaction import pattern_for, redacted
from lms.privacy.selectors.own_data import followed
from lms.privacy.services.erasing import erase_account, erase_due_account
from lms.privacy.vocabulary import DeletionKind
from lms.schools.models import CentreRoleName
from tests.factories.accounts import UserFactory
from tests.factories.schools import CentreRoleFactory
from tests.lms.privacy.everything import build_person, mails_about
from tests.lms.privacy.searching import places_with

HOLDS_NOBODY = {"django_q-schedule-found", "files-storedfile-found", "files-imagevariant-found"}
"""Kinds of which nobody has rows; their `reason` says why."""


@pytest.mark.django_db
def test_the_person_is_in_every_table_that_the_registry_knows() -> None:
    """Else a table that was added later would be forgotten by the proof below."""
    subject = subject_of(build_person())

    empty = [entry.key for entry in followed() if not entry.rows(subject).exists()]

    assert empty == [], "fill it in tests/lms/privacy/everything.py"
    unfollowed = {entry.key for entry in registered()} - {entry.key for entry in followed()}
    assert unfollowed == HOLDS_NOBODY


@pytest.mark.django_db(transaction=True)
def test_an_erased_person_is_nowhere(data_folder: Path) -> None:
    person = build_person()
    mails_about(data_folder / "mail")
    subject = subject_of(person)
    before = places_with(subject, folders=[data_folder])
    request = DeletionRequest.objects.get(person=person)

    tasks.erase_account(request.pk)

    assert places_with(subject, folders=[data_folder]) == []
    assert not User.objects.filter(pk=person.pk).exists()
    # The search does find: it found her in each of these.
    assert {"accounts_user.sort_name", "sessions", "jobs that wait", "cache"} <= set(before)
    assert {"kernel_auditentry.target_id", "jobs that are done"} <= set(before)
    assert {"kernel_auditentry.actor_id", "questions_answer.author_id"} <= set(before)
    endings = {Path(place).suffix for place in before if place.startswith("file ")}
    assert endings == {"", ".zip", ".log"}  # upload, archive, mails


@pytest.mark.django_db
def test_figures_stay_true_without_persons() -> None:
    person = build_person()
    course = Course.objects.get(enrolments__learner=person)
    before = figures_of(course)

    erase_account(person, kind=DeletionKind.OWN)

    assert figures_of(course) == before
    assert (before.enrolled, before.completed, before.minutes) == (1, 1, 45)


@pytest.mark.django_db
def test_what_others_need_stays_without_her_name() -> None:
    person = build_person()
    erase_account(person, kind=DeletionKind.OWN)

    assert Answer.objects.get().body == "Freitag. Viele Grüße, […]"
    assert Application.objects.get().answer == "Leider nein. Schreiben Sie mir: […]"
    assert CorrectionRequest.objects.get().answer == "Erledigt. […]"
    assert [question.body for question in Question.objects.all()] == ["Bis wann?"]
    done = AuditEntry.objects.filter(action="person.profile_updated").get()
    assert (done.actor, done.target_id) == (None, "")


@pytest.mark.django_db
def test_the_erasure_is_noted_without_the_person() -> None:
    person = build_person()
    digest = erasure_log.digest_of(person.public_id)

    erased = erase_account(person, kind=DeletionKind.OWN)

    assert (erased.kind, erased.digest) == ("own", digest)
    assert erased.counts["enrolment.enrolment"] == 1
    assert erased.counts["enrolment.application"] == 2  # hers went, the one she decided on stays
    assert erased.rows == sum(erased.counts.values())


@pytest.mark.django_db
def test_it_takes_no_one_else_along() -> None:
    person = build_person()
    others = set(User.objects.exclude(pk=person.pk).values_list("pk", flat=True))

    erase_account(person, kind=DeletionKind.OWN)

    assert set(User.objects.values_list("pk", flat=True)) == others


@pytest.mark.django_db
def test_it_happens_only_when_its_day_has_come() -> None:
    person = UserFactory()
    request = DeletionRequest.objects.create(
        person=person, kind=DeletionKind.OWN, due_at=now() + datetime.timedelta(minutes=1)
    )

    assert erase_due_account(request.pk) is None
    assert User.objects.filter(pk=person.pk).exists()

    DeletionRequest.objects.update(due_at=now())
    assert erase_due_account(request.pk) is not None
    assert erase_due_account(request.pk) is None  # done already: the job may run again
    assert ErasedAccount.objects.count() == 1


@pytest.mark.django_db
def test_the_only_administrator_stays_until_there_is_another() -> None:
    person = UserFactory()
    CentreRoleFactory(person=person, role=CentreRoleName.ADMINISTRATOR)
    request = DeletionRequest.objects.create(person=person, kind=DeletionKind.STAFF, due_at=now())

    assert erase_due_account(request.pk) is None
    request.refresh_from_db()
    assert request.held_up_at is not None

    CentreRoleFactory(role=CentreRoleName.ADMINISTRATOR)
    assert erase_due_account(request.pk) is not None


@pytest.mark.django_db
def test_who_came_back_keeps_an_account_that_counted_as_inactive() -> None:
    person = UserFactory()
    request = DeletionRequest.objects.create(
        person=person, kind=DeletionKind.INACTIVE, due_at=now()
    )
    person.last_login = now()
    person.save()

    assert erase_due_account(request.pk) is None
    assert not DeletionRequest.objects.exists()
    assert User.objects.filter(pk=person.pk, erasure_due_at=None).exists()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gruß, Zita Quandt", "Gruß, […]"),
        ("ZITA QUANDT schreibt", "[…] schreibt"),
        ("Zita und Frau Quandt, Quandts Klasse", "[…] und Frau […], […] Klasse"),
        ("zita.quandt@beispiel.example oder zita.quandt", "[…] oder […]"),
        ("Zitat: die Quandtenstraße", "Zitat: die Quandtenstraße"),
    ],
)
@pytest.mark.django_db
def test_a_name_is_taken_out_and_other_words_stay(text: str, expected: str) -> None:
    person = UserFactory(
        username="zita.quandt", display_name="Zita Quandt", email="zita.quandt@beispiel.example"
    )
    assert redacted(text, pattern_for(subject_of(person))) == expected


@pytest.mark.django_db
def test_short_parts_of_names_leave_words_alone() -> None:
    person = UserFactory(username="li.im", display_name="Li Im")
    assert redacted("Im Kurs, Li Im", pattern_for(subject_of(person))) == "Im Kurs, […]"


def test_kept_rows_are_few_and_reasoned() -> None:
    kept = [entry for entry in registered() if entry.on_erasure is Erasure.KEEP]
    assert {entry.key for entry in kept} <= HOLDS_NOBODY
    assert all(entry.reason for entry in kept)
