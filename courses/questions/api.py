"""JSON door of questions."""

import uuid

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers, status
from rest_framework.request import Request
from rest_framework.response import Response

from courses.learning.selectors import learnt_unit
from courses.questions import selectors, services
from courses.questions.selectors import Inbox
from courses.questions.serializers import (
    AnswerSerializer,
    AskSerializer,
    InboxPageSerializer,
    QuestionPageSerializer,
    QuestionSerializer,
    ReplySerializer,
)
from lms.accounts.actors import signed_in
from lms.api.door import Door
from lms.api.scopes import Scope

AFTER = OpenApiParameter("after", str, description="The `next_key` of the page before.")


def _body(serializer: serializers.BaseSerializer[object]) -> str:
    """The words that were sent. Raises DRF's ValidationError."""
    serializer.is_valid(raise_exception=True)
    return str(serializer.validated_data["body"])


class UnitQuestionsView(Door):
    """One's own questions at a unit."""

    reads, writes = Scope.LEARNING_READ, Scope.LEARNING_WRITE

    @extend_schema(operation_id="unit_questions", responses=QuestionSerializer(many=True))
    def get(self, request: Request, slug: str, key: str) -> Response:
        """What the signed-in person has asked here."""
        unit = learnt_unit(request.user, slug=slug, key=key)
        questions = selectors.own_questions_at(request.user, unit)
        return Response(QuestionSerializer(questions, many=True).data)

    @extend_schema(
        operation_id="ask_question", request=AskSerializer, responses={201: QuestionSerializer}
    )
    def post(self, request: Request, slug: str, key: str) -> Response:
        """Ask the course's team."""
        unit = learnt_unit(request.user, slug=slug, key=key)
        body = _body(AskSerializer(data=request.data))
        question = services.ask_question(actor=signed_in(request.user), unit=unit, body=body)
        return Response(QuestionSerializer(question).data, status=status.HTTP_201_CREATED)


class OwnQuestionsView(Door):
    """Everything one has asked."""

    reads = Scope.LEARNING_READ

    @extend_schema(
        operation_id="own_questions", parameters=[AFTER], responses=QuestionPageSerializer
    )
    def get(self, request: Request) -> Response:
        """One page, the newest first."""
        page = selectors.own_page(request.user, key=request.query_params.get("after"))
        return Response(QuestionPageSerializer(page).data)


class OwnQuestionView(Door):
    """One of one's own questions, as long as nobody has answered."""

    writes = Scope.LEARNING_WRITE

    @extend_schema(
        operation_id="edit_question", request=AskSerializer, responses=QuestionSerializer
    )
    def put(self, request: Request, public_id: uuid.UUID) -> Response:
        """Change the words."""
        question = selectors.own_question(request.user, public_id=public_id)
        body = _body(AskSerializer(data=request.data))
        services.edit_question(actor=signed_in(request.user), question=question, body=body)
        current = selectors.own_question(request.user, public_id=public_id)
        return Response(QuestionSerializer(current).data)

    @extend_schema(operation_id="withdraw_question", request=None, responses={204: None})
    def delete(self, request: Request, public_id: uuid.UUID) -> Response:
        """Delete it."""
        question = selectors.own_question(request.user, public_id=public_id)
        services.withdraw_question(actor=signed_in(request.user), question=question)
        return Response(status=status.HTTP_204_NO_CONTENT)


class ReadAnswersView(Door):
    """Whether one has read the answers."""

    writes = Scope.LEARNING_WRITE

    @extend_schema(operation_id="read_answers", request=None, responses={204: None})
    def put(self, request: Request) -> Response:
        """All answers count as read. Idempotent."""
        services.note_answers_read(actor=signed_in(request.user))
        return Response(status=status.HTTP_204_NO_CONTENT)


class InboxView(Door):
    """What a course's team is asked."""

    reads = Scope.TEACHING_READ

    @extend_schema(
        operation_id="course_questions",
        parameters=[OpenApiParameter("box", str, enum=[box.value for box in Inbox]), AFTER],
        responses=InboxPageSerializer,
    )
    def get(self, request: Request, slug: str) -> Response:
        """Open questions, the longest waiting first; or answered ones, the newest answer first."""
        course = selectors.answered_course(request.user, slug)
        asked = request.query_params.get("box", "")
        box = Inbox(asked) if asked in set(Inbox) else Inbox.OPEN
        page = selectors.inbox_page(
            request.user, course, box=box, key=request.query_params.get("after")
        )
        return Response(InboxPageSerializer(page).data)


class AnswersView(Door):
    """Answers to a question."""

    writes = Scope.TEACHING_WRITE

    @extend_schema(
        operation_id="answer_question", request=ReplySerializer, responses={201: AnswerSerializer}
    )
    def post(self, request: Request, slug: str, public_id: uuid.UUID) -> Response:
        """Answer for the team."""
        course = selectors.answered_course(request.user, slug)
        entry = selectors.inbox_entry(request.user, course, public_id=public_id)
        body = _body(ReplySerializer(data=request.data))
        answer = services.answer_question(
            actor=signed_in(request.user), question=entry.question, body=body
        )
        return Response(AnswerSerializer(answer).data, status=status.HTTP_201_CREATED)
