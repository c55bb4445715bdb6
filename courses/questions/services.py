"""Every write of questions and answers."""

from django.db import transaction
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext as _

from courses.outline.models import Course, Unit
from courses.questions.errors import TooManyQuestions
from courses.questions.events import QuestionAnswered, QuestionAsked
from courses.questions.limits import (
    AN_HOUR,
    ANSWER_LETTERS,
    BETWEEN_MAILS,
    QUESTION_LETTERS,
    next_question_at,
    tidy,
)
from courses.questions.models import Answer, Question
from courses.questions.policies import may_answer_question, may_ask_about, may_see_question
from lms.accounts.models import User
from lms.kernel.audit import record
from lms.kernel.clock import now
from lms.kernel.errors import Conflict, InvalidInput, NotFound
from lms.kernel.events import publish
from lms.kernel.locking import lock
from lms.kernel.permissions import require


@transaction.atomic
def ask_question(*, actor: User, unit: Unit, body: str) -> Question:
    """Ask the team about `unit`. The same words twice while unanswered are one question.

    Raises NotAllowed, InvalidInput, TooManyQuestions.
    """
    reason = _("Only people who take part in this course can ask its team.")
    require(may_ask_about, actor, unit, reason=reason)
    text = _words(body, most=QUESTION_LETTERS)
    lock(User, actor.pk)
    own = Question.objects.filter(asker=actor)
    same = own.filter(unit=unit, body=text, answered_at__isnull=True).first()
    if same is not None:
        return same
    _refuse_too_many(actor)
    question = Question.objects.create(unit=unit, asker=actor, body=text)
    record(actor=actor, action="question.asked", target=question)
    publish(QuestionAsked(unit.course_id))
    return question


def _words(body: str, *, most: int) -> str:
    """The text as it is kept; the sentences name the field."""
    text = tidy(body)
    if not text:
        message = _("Please write a sentence first.")
        raise InvalidInput(message, code="no_words", fields={"body": message})
    if len(text) > most:
        message = _("That is too long: %(letters)d characters, %(most)d are possible.") % {
            "letters": len(text),
            "most": most,
        }
        raise InvalidInput(message, code="too_long", fields={"body": message})
    return text


def _refuse_too_many(actor: User) -> None:
    recent = Question.objects.filter(asker=actor, asked_at__gt=now() - AN_HOUR)
    free_at = next_question_at(list(recent.values_list("asked_at", flat=True)), now=now())
    if free_at is None:
        return
    time = time_format(timezone.localtime(free_at), "TIME_FORMAT")
    raise TooManyQuestions(
        _("Those were many questions within an hour. The next one can be sent at %(time)s.")
        % {"time": time},
        code="too_many_questions",
    )


@transaction.atomic
def edit_question(*, actor: User, question: Question, body: str) -> Question:
    """Change the words of one's own question. Raises NotFound, Conflict, InvalidInput."""
    current = _own_unanswered(actor, question)
    current.body = _words(body, most=QUESTION_LETTERS)
    current.edited_at = now()
    current.save(update_fields=["body", "edited_at"])
    record(actor=actor, action="question.changed", target=current)
    return current


@transaction.atomic
def withdraw_question(*, actor: User, question: Question) -> None:
    """Take one's own question back: it is deleted. Raises NotFound, Conflict."""
    current = _own_unanswered(actor, question)
    record(actor=actor, action="question.withdrawn", target=current)
    current.delete()


def _own_unanswered(actor: User, question: Question) -> Question:
    """The question, locked; an answer that came meanwhile is named as the reason."""
    current = _locked(question)
    if current.asker_id != actor.pk:
        raise absent_question()
    if current.answered_at is not None:
        raise Conflict(
            _(
                "This question has been answered meanwhile, so it stays as it is. You can ask again."
            ),
            code="already_answered",
        )
    return current


def _locked(question: Question) -> Question:
    try:
        return lock(Question, question.pk)
    except Question.DoesNotExist:
        raise absent_question() from None


def absent_question() -> NotFound:
    """The same answer for a question that is gone and one that may not be known."""
    return NotFound(_("There is no such question."), code="question_not_found")


@transaction.atomic
def answer_question(*, actor: User, question: Question, body: str) -> Answer:
    """Answer; a second answer adds to the first. The same words twice are one answer.

    Raises NotFound, NotAllowed, InvalidInput.
    """
    current = _locked(question)
    if not may_see_question(actor, current):
        raise absent_question()
    require(may_answer_question, actor, current, reason=_("Only the course’s team can answer."))
    text = _words(body, most=ANSWER_LETTERS)
    same = Answer.objects.filter(question=current, author=actor, body=text).first()
    if same is not None:
        return same
    answer = Answer.objects.create(question=current, author=actor, body=text)
    if current.answered_at is None:
        current.answered_at = answer.answered_at
        current.save(update_fields=["answered_at"])
    record(actor=actor, action="question.answered", target=current)
    publish(QuestionAnswered(answer.pk))
    return answer


@transaction.atomic
def note_answers_read(*, actor: User) -> None:
    """Every answer to the actor's questions counts as read. Idempotent."""
    unread = Answer.objects.filter(question__asker=actor, read_at__isnull=True)
    unread.update(read_at=now())


@transaction.atomic
def take_announcement(*, course_id: int) -> frozenset[int]:
    """Whom to write that questions wait in the course: primary keys of its team; maybe nobody.

    At most one mail every ten minutes: what is asked meanwhile is told with the next one. The caller
    enqueues the mails in the same transaction.
    """
    course = lock(Course, course_id)
    questions = Question.objects.filter(unit__course=course)
    untold = questions.filter(told_at__isnull=True, answered_at__isnull=True)
    if questions.filter(told_at__gt=now() - BETWEEN_MAILS).exists():
        return frozenset()
    if not untold.update(told_at=now()):
        return frozenset()
    return frozenset(course.team.values_list("person", flat=True))
