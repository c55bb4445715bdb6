"""What happens to questions."""

from dataclasses import dataclass

from lms.kernel.events import Event


@dataclass(frozen=True)
class QuestionAsked(Event):
    """A learner has asked the team of a course."""

    course_id: int


@dataclass(frozen=True)
class QuestionAnswered(Event):
    """Somebody of the team has answered."""

    answer_id: int
