"""Asking, changing, answering, reading."""

import datetime

import pytest

from courses.enrolment.services import leave_course
from courses.questions.errors import TooManyQuestions
from courses.questions.limits import QUESTION_LETTERS, QUESTIONS_AN_HOUR
from courses.questions.models import Answer, Question
from courses.questions.selectors import courses_with_open_questions, open_count, unread_count
from courses.questions.services import (
    answer_question,
    ask_question,
    edit_question,
    note_answers_read,
    withdraw_question,
)
from lms.kernel.errors import Conflict, InvalidInput, NotAllowed, NotFound
from lms.kernel.models import AuditEntry
from tests.courses.questions.conftest import Asking
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db


def test_a_question_reaches_the_team(asking: Asking) -> None:
    question = asking.ask(" Wie viel \r\ndarf mit?  ")

    assert question.body == "Wie viel\ndarf mit?"
    assert open_count(asking.course) == 1
    assert [c.open_questions for c in courses_with_open_questions(asking.trainer)] == [1]  # type: ignore[attr-defined]


def test_the_same_words_twice_are_one_question(asking: Asking) -> None:
    assert asking.ask() == asking.ask()


def test_who_does_not_take_part_can_not_ask(asking: Asking) -> None:
    leave_course(actor=asking.learner, course=asking.course)

    for person in (asking.learner, UserFactory.create(), asking.trainer):
        with pytest.raises(NotAllowed) as refused:
            ask_question(actor=person, unit=asking.unit, body="Hallo?")
        assert refused.value.code == "not_may_ask_about"


@pytest.mark.parametrize(
    ("body", "code"), [(" \n ", "no_words"), ("x" * (QUESTION_LETTERS + 1), "too_long")]
)
def test_words_are_needed_and_not_too_many(asking: Asking, body: str, code: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        asking.ask(body)
    assert (refused.value.code, set(refused.value.fields)) == (code, {"body"})


def test_after_ten_questions_within_an_hour_one_is_told_when_to_go_on(asking: Asking) -> None:
    for number in range(QUESTIONS_AN_HOUR):
        asking.ask(f"Frage {number}?")

    with pytest.raises(TooManyQuestions) as refused:
        asking.ask("Noch eine?")
    assert (refused.value.status, refused.value.code) == (429, "too_many_questions")

    oldest = Question.objects.order_by("pk").first()
    assert oldest
    oldest.asked_at -= datetime.timedelta(hours=1)
    oldest.save()
    assert asking.ask("Noch eine?").pk


def test_an_answer_closes_the_question_and_waits_to_be_read(asking: Asking) -> None:
    question = asking.ask()
    assert unread_count(asking.learner) == 0

    answer = answer_question(actor=asking.trainer, question=question, body="Zehn Kilo.")

    question.refresh_from_db()
    assert question.answered_at == answer.answered_at
    assert (open_count(asking.course), unread_count(asking.learner)) == (0, 1)
    assert AuditEntry.objects.filter(action="question.answered", actor=asking.trainer).exists()
    note_answers_read(actor=asking.learner)
    assert unread_count(asking.learner) == 0


def test_who_never_asked_has_no_use_for_the_number(asking: Asking) -> None:
    assert unread_count(asking.trainer) is None


def test_a_second_answer_adds_to_the_first_and_the_same_words_do_not(asking: Asking) -> None:
    question = asking.ask()
    first = answer_question(actor=asking.trainer, question=question, body="Zehn Kilo.")
    again = answer_question(actor=asking.trainer, question=question, body="Zehn Kilo.")
    answer_question(actor=asking.trainer, question=question, body="Oder zwölf.")

    assert first == again
    question.refresh_from_db()
    assert (question.answered_at, question.answers.count()) == (first.answered_at, 2)


def test_others_can_not_answer(asking: Asking) -> None:
    question = asking.ask()

    with pytest.raises(NotAllowed) as refused:
        answer_question(actor=asking.learner, question=question, body="Selbst!")
    assert refused.value.code == "not_may_answer_question"
    with pytest.raises(NotFound):
        answer_question(actor=asking.another_learner(), question=question, body="Ich!")
    assert not Answer.objects.exists()


def test_a_question_can_be_changed_and_deleted_until_it_is_answered(asking: Asking) -> None:
    question = asking.ask()
    changed = edit_question(actor=asking.learner, question=question, body="Wie schwer?")
    assert changed.body == "Wie schwer?"
    assert changed.edited_at is not None

    answer_question(actor=asking.trainer, question=question, body="Zehn Kilo.")

    with pytest.raises(Conflict) as refused:
        edit_question(actor=asking.learner, question=question, body="Anders?")
    assert refused.value.code == "already_answered"
    with pytest.raises(Conflict):
        withdraw_question(actor=asking.learner, question=question)


def test_a_withdrawn_question_is_gone(asking: Asking) -> None:
    question = asking.ask()
    withdraw_question(actor=asking.learner, question=question)

    assert not Question.objects.exists()
    with pytest.raises(NotFound):
        answer_question(actor=asking.trainer, question=question, body="Zu spät.")


def test_nobody_changes_the_question_of_another(asking: Asking) -> None:
    question = asking.ask()

    for person in (asking.trainer, asking.another_learner()):
        with pytest.raises(NotFound):
            edit_question(actor=person, question=question, body="Anders?")
        with pytest.raises(NotFound):
            withdraw_question(actor=person, question=question)


def test_erasing_who_answered_keeps_the_answer_without_a_name(asking: Asking) -> None:
    question = asking.ask()
    answer_question(actor=asking.trainer, question=question, body="Zehn Kilo.")

    asking.trainer.delete()

    assert [(a.author, a.body) for a in question.answers.all()] == [(None, "Zehn Kilo.")]


def test_erasing_who_asked_takes_the_question_along(asking: Asking) -> None:
    answer_question(actor=asking.trainer, question=asking.ask(), body="Zehn Kilo.")

    asking.learner.delete()

    assert (Question.objects.count(), Answer.objects.count()) == (0, 0)
