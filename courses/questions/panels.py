"""What other rooms' pages show of questions: below a unit, on the dashboard, in the header."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest

from courses.learning.selectors import Visit
from courses.questions.forms import QuestionForm
from courses.questions.policies import may_ask_while_visiting
from courses.questions.selectors import (
    courses_with_open_questions,
    own_questions_at,
    team_names,
    unread_answers,
)
from lms.kernel import frame

UNREAD = "unread_answers"


def below_unit(request: HttpRequest, visit: Visit) -> Mapping[str, Any] | None:
    """The learner's questions at this unit, and the form for a new one."""
    if not may_ask_while_visiting(visit):
        return None
    unit = visit.unit
    questions = own_questions_at(request.user, unit)
    return {
        "unit": unit,
        "course": unit.course,
        "questions": questions,
        "has_news": any(question.has_news for question in questions),
        "form": QuestionForm(readers=team_names(unit.course)),
    }


def on_dashboard(request: HttpRequest) -> Mapping[str, Any] | None:
    """Answers one has not read, and questions one should answer."""
    answers = unread_answers(request.user)
    courses = courses_with_open_questions(request.user)
    return {"answers": answers, "courses": courses} if answers or courses else None


def new_answers(request: HttpRequest) -> int | None:
    """The number in the header."""
    return frame.number_of(request, UNREAD)
