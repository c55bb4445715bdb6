"""Who is written to, when, in which words."""

import datetime
from collections.abc import Callable

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django_q.models import OrmQ

from courses.outline.vocabulary import TeamRole
from courses.questions import tasks
from courses.questions.models import Question
from courses.questions.services import answer_question, note_answers_read
from lms.accounts.models import Address
from tests.courses.questions.conftest import Asking
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db
TASKS: dict[str, Callable[..., None]] = {
    f"courses.questions.tasks.{name}": getattr(tasks, name)
    for name in ("tell_team", "tell_team_member", "tell_asker")
}


def work() -> None:
    """Do the waiting jobs of this room, and those they bring, as a worker would."""
    while (waiting := OrmQ.objects.order_by("pk").first()) is not None:
        task = waiting.task
        waiting.delete()
        if task["func"] in TASKS:
            TASKS[task["func"]](*task["args"])


def test_the_team_hears_of_a_question_without_its_words(asking: Asking) -> None:
    asking.ask("Geheime Worte?")
    work()

    [message] = mail.outbox
    assert message.to == ["svenja@nlc.example"]
    assert message.subject == "New question in “Reise”"
    assert "1 question is waiting" in message.body
    assert "/kurse/reise/fragen/" in message.body
    assert "Geheime" not in message.body
    assert "Meryem" not in message.body


def test_a_team_gets_one_mail_in_ten_minutes_and_no_question_is_forgotten(asking: Asking) -> None:
    asking.ask("Eins?")
    work()
    asking.ask("Zwei?")
    asking.ask("Drei?")
    work()
    tasks.tell_teams()
    work()
    assert len(mail.outbox) == 1

    earlier = Question.objects.get(body="Eins?")
    Question.objects.filter(pk=earlier.pk).update(
        told_at=earlier.asked_at - datetime.timedelta(minutes=11)
    )
    tasks.tell_teams()
    work()

    assert len(mail.outbox) == 2
    assert "3 questions are waiting" in mail.outbox[1].body
    tasks.tell_teams()
    work()
    assert len(mail.outbox) == 2


def test_a_question_answered_meanwhile_needs_no_mail(asking: Asking) -> None:
    question = asking.ask()
    answer_question(actor=asking.trainer, question=question, body="Zehn Kilo.")
    EmailAddress.objects.filter(user=asking.learner).delete()
    work()

    assert mail.outbox == []


def test_everybody_of_the_team_with_an_address_is_told(asking: Asking) -> None:
    for email in ("jonas@nlc.example", ""):
        asking.course.team.create(person=UserFactory.create(email=email), role=TeamRole.TRAINER)
    asking.ask()
    work()

    assert sorted(message.to[0] for message in mail.outbox) == [
        "jonas@nlc.example",
        "svenja@nlc.example",
    ]


def answered(asking: Asking) -> None:
    question = asking.ask()
    OrmQ.objects.all().delete()
    answer_question(actor=asking.trainer, question=question, body="Zehn Kilo.")


def test_who_asked_is_told_by_whom_but_not_what(asking: Asking) -> None:
    answered(asking)
    work()

    [message] = mail.outbox
    assert message.to == ["meryem@nlc.example"]
    assert message.subject == "Svenja Oltmanns has answered your question"
    assert "“Packen” in the course “Reise”" in message.body
    assert "/fragen/" in message.body
    assert "Zehn Kilo" not in message.body


@pytest.mark.parametrize(
    ("address", "words"), [(Address.FORMAL, "Ihre Frage"), (Address.INFORMAL, "deine Frage")]
)
def test_german_mail_addresses_its_reader_as_she_likes(
    asking: Asking, address: Address, words: str
) -> None:
    asking.learner.language, asking.learner.address = "de", address
    asking.learner.save()
    answered(asking)
    work()

    assert words in mail.outbox[0].subject


def test_who_has_no_address_or_has_read_it_is_not_written_to(asking: Asking) -> None:
    answered(asking)
    note_answers_read(actor=asking.learner)
    work()
    assert mail.outbox == []

    EmailAddress.objects.filter(user=asking.learner).delete()
    answer_question(actor=asking.trainer, question=Question.objects.get(), body="Mehr.")
    work()
    assert mail.outbox == []


def test_the_jobs_carry_ids_only(asking: Asking) -> None:
    answer_question(actor=asking.trainer, question=asking.ask(), body="Zehn Kilo.")

    for row in OrmQ.objects.all():
        assert all(isinstance(argument, int) for argument in row.task["args"])
