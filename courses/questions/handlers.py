"""Events that mean work for this room."""

from courses.questions import tasks
from courses.questions.events import QuestionAnswered, QuestionAsked
from lms.kernel.jobs import enqueue


def question_asked(event: QuestionAsked) -> None:
    """The team learns of it."""
    enqueue(tasks.tell_team, event.course_id)


def question_answered(event: QuestionAnswered) -> None:
    """Who asked learns of it."""
    enqueue(tasks.tell_asker, event.answer_id)
