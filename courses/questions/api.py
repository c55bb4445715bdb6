"""JSON door of questions."""

import uuid

from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.request import Request
from rest_framework.response import Response

from courses.learning.selectors import learnt_unit
from courses.questions import selectors, services
from courses.questions.selectors import Inbox
from courses.questions.serializers import (
    AnswerSerializer,
    AskGiven,
    InboxAsked,
    InboxEntrySerializer,
    InboxPageSerializer,
    QuestionPageSerializer,
    QuestionSerializer,
    ReplyGiven,
)
from lms.accounts.actors import signed_in
from lms.api.door import Door
from lms.api.paging import PageAsked
from lms.api.scopes import Scope


class UnitQuestionsView(Door):
    """One's own questions at a unit."""

    reads, writes = Scope.LEARNING_READ, Scope.LEARNING_WRITE

    @extend_schema(
        operation_id="unit_questions", parameters=[PageAsked], responses=QuestionPageSerializer
    )
    def get(self, request: Request, slug: str, key: str) -> Response:
        """What the signed-in person has asked here, the newest first."""
        unit = learnt_unit(request.user, slug=slug, key=key)
        asked = PageAsked.read(request)
        page = selectors.own_page(
            request.user, unit=unit, key=asked.get("after"), size=asked["limit"]
        )
        return Response(QuestionPageSerializer(page, context={"request": request}).data)

    @extend_schema(
        operation_id="ask_question", request=AskGiven, responses={201: QuestionSerializer}
    )
    def post(self, request: Request, slug: str, key: str) -> Response:
        """Ask the course's team."""
        unit = learnt_unit(request.user, slug=slug, key=key)
        given = AskGiven.read(request)
        question = services.ask_question(actor=signed_in(request.user), unit=unit, **given)
        return Response(QuestionSerializer(question).data, status=status.HTTP_201_CREATED)


class OwnQuestionsView(Door):
    """Everything one has asked."""

    reads = Scope.LEARNING_READ

    @extend_schema(
        operation_id="own_questions", parameters=[PageAsked], responses=QuestionPageSerializer
    )
    def get(self, request: Request) -> Response:
        """One page, the newest first."""
        asked = PageAsked.read(request)
        page = selectors.own_page(request.user, key=asked.get("after"), size=asked["limit"])
        return Response(QuestionPageSerializer(page, context={"request": request}).data)


class OwnQuestionView(Door):
    """One of one's own questions. It can be changed as long as nobody has answered."""

    reads, writes = Scope.LEARNING_READ, Scope.LEARNING_WRITE
    needs_if_match = True

    @extend_schema(operation_id="own_question", responses=QuestionSerializer)
    def get(self, request: Request, public_id: uuid.UUID) -> Response:
        """The question with its answers."""
        question = selectors.own_question(request.user, public_id=public_id)
        return Response(QuestionSerializer(question).data)

    @extend_schema(operation_id="edit_question", request=AskGiven, responses=QuestionSerializer)
    def put(self, request: Request, public_id: uuid.UUID) -> Response:
        """Change the words."""
        question = selectors.own_question(request.user, public_id=public_id)
        given = AskGiven.read(request)
        services.edit_question(actor=signed_in(request.user), question=question, **given)
        current = selectors.own_question(request.user, public_id=public_id)
        return Response(QuestionSerializer(current).data)

    @extend_schema(operation_id="withdraw_question", request=None, responses={204: None})
    def delete(self, request: Request, public_id: uuid.UUID) -> Response:
        """Take the question back: it is deleted."""
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
        operation_id="course_questions", parameters=[InboxAsked], responses=InboxPageSerializer
    )
    def get(self, request: Request, slug: str) -> Response:
        """Open questions, the longest waiting first; or answered ones, the newest answer first."""
        course = selectors.answered_course(request.user, slug)
        asked = InboxAsked.read(request)
        page = selectors.inbox_page(
            request.user,
            course,
            box=Inbox(asked["box"]),
            key=asked.get("after"),
            size=asked["limit"],
        )
        return Response(InboxPageSerializer(page, context={"request": request}).data)


class InboxEntryView(Door):
    """One question to a course's team."""

    reads = Scope.TEACHING_READ

    @extend_schema(operation_id="course_question", responses=InboxEntrySerializer)
    def get(self, request: Request, slug: str, public_id: uuid.UUID) -> Response:
        """The question with its answers."""
        course = selectors.answered_course(request.user, slug)
        entry = selectors.inbox_entry(request.user, course, public_id=public_id)
        return Response(InboxEntrySerializer(entry).data)


class AnswersView(Door):
    """Answers to a question."""

    writes = Scope.TEACHING_WRITE

    @extend_schema(
        operation_id="answer_question", request=ReplyGiven, responses={201: AnswerSerializer}
    )
    def post(self, request: Request, slug: str, public_id: uuid.UUID) -> Response:
        """Answer for the team."""
        course = selectors.answered_course(request.user, slug)
        entry = selectors.inbox_entry(request.user, course, public_id=public_id)
        given = ReplyGiven.read(request)
        answer = services.answer_question(
            actor=signed_in(request.user), question=entry.question, **given
        )
        return Response(AnswerSerializer(answer).data, status=status.HTTP_201_CREATED)
