"""JSON door of enrolment."""

import uuid
from typing import Any

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers, status
from rest_framework.request import Request
from rest_framework.response import Response

from courses.enrolment import selectors, services
from courses.enrolment.models import Application, Enrolment
from courses.enrolment.outcomes import Outcome
from courses.enrolment.vocabulary import ApplicationState, Became
from lms.accounts.actors import signed_in
from lms.accounts.models import User
from lms.api.door import Door
from lms.api.scopes import Scope
from lms.kernel.paging import Page

MOST_CHARACTERS = 4000
"""Longer texts are refused before anybody looks at them; the services set the real limits."""


class EnrolmentSerializer(serializers.ModelSerializer[Enrolment]):
    """An enrolment of the signed-in person."""

    class Meta:
        model = Enrolment
        fields = ["public_id", "enrolled_at"]


class JoinSerializer(serializers.Serializer[Any]):
    """What the way in may ask for."""

    key = serializers.CharField(
        max_length=MOST_CHARACTERS, required=False, allow_blank=True, default=""
    )
    reason = serializers.CharField(
        max_length=MOST_CHARACTERS, required=False, allow_blank=True, default=""
    )


class OutcomeSerializer(serializers.Serializer[Outcome]):
    """What became of it: a seat, a request to the team, or a place on the waiting list."""

    became = serializers.ChoiceField(
        choices=[Became.ENROLLED.value, Became.PENDING.value, Became.WAITING.value]
    )
    enrolment = EnrolmentSerializer(allow_null=True)
    place = serializers.IntegerField(allow_null=True, help_text="On the waiting list, from 1.")


class ApplicantSerializer(serializers.ModelSerializer[User]):
    """Who asks."""

    class Meta:
        model = User
        fields = ["public_id", "display_name"]


class ApplicationSerializer(serializers.ModelSerializer[Application]):
    """A request to take part, as the team sees it."""

    learner = ApplicantSerializer()

    class Meta:
        model = Application
        fields = [
            "public_id",
            "learner",
            "state",
            "reason",
            "answer",
            "created_at",
            "decided_at",
        ]


class ApplicationPageSerializer(serializers.Serializer[Page[Application]]):
    """Some requests; `next_key` goes into `after` for more, null at the end."""

    next_key = serializers.CharField(allow_null=True)
    results = ApplicationSerializer(many=True, source="rows")


class DecisionSerializer(serializers.Serializer[Any]):
    """The team's word."""

    decision = serializers.ChoiceField(choices=["approve", "decline"])
    answer = serializers.CharField(
        max_length=MOST_CHARACTERS, required=False, allow_blank=True, default=""
    )


class EnrolmentView(Door):
    """The signed-in person's enrolment in a course."""

    writes = Scope.LEARNING_WRITE

    @extend_schema(
        operation_id="enrol",
        request=JoinSerializer,
        responses={200: OutcomeSerializer, 202: OutcomeSerializer},
    )
    def put(self, request: Request, slug: str) -> Response:
        """Take part: 200 with a seat, 202 while the team or a free seat is waited for.

        Idempotent; coming back keeps all progress.
        """
        course = selectors.known_course(request.user, slug)
        given = JoinSerializer(data=request.data)
        given.is_valid(raise_exception=True)
        outcome = services.enrol_learner(
            actor=signed_in(request.user), course=course, **given.validated_data
        )
        if outcome.refusal is not None:
            raise outcome.refusal
        is_in = outcome.became is Became.ENROLLED
        return Response(
            OutcomeSerializer(outcome).data,
            status=status.HTTP_200_OK if is_in else status.HTTP_202_ACCEPTED,
        )

    @extend_schema(operation_id="leave", request=None, responses={204: None})
    def delete(self, request: Request, slug: str) -> Response:
        """Leave the course, the waiting list, or take a request back. Idempotent; progress stays."""
        course, person = selectors.known_course(request.user, slug), signed_in(request.user)
        services.leave_course(actor=person, course=course)
        services.withdraw_application(actor=person, course=course)
        return Response(status=status.HTTP_204_NO_CONTENT)


class ApplicationListView(Door):
    """Who wants to take part in a course, for its team."""

    reads = Scope.TEACHING_READ

    @extend_schema(
        operation_id="application_list",
        parameters=[
            OpenApiParameter(
                "state",
                str,
                enum=[ApplicationState.PENDING.value, ApplicationState.WAITING.value],
                description="Who waits for the team's word (default), or for a seat, in order.",
            ),
            OpenApiParameter("after", str, description="The `next_key` of the page before."),
        ],
        responses=ApplicationPageSerializer,
    )
    def get(self, request: Request, slug: str) -> Response:
        """One page, the oldest first; on the waiting list the next one first."""
        course = selectors.trained_course(request.user, slug)
        waits_for_seat = request.query_params.get("state") == ApplicationState.WAITING
        read = selectors.waiting_page if waits_for_seat else selectors.pending_page
        page = read(course, key=request.query_params.get("after"))
        return Response(ApplicationPageSerializer(page).data)


class DecisionView(Door):
    """The team's word on a request."""

    writes = Scope.TEACHING_WRITE

    @extend_schema(
        operation_id="application_decision",
        request=DecisionSerializer,
        responses=ApplicationSerializer,
    )
    def post(self, request: Request, slug: str, public_id: uuid.UUID) -> Response:
        """Approve or decline; declining takes somebody off the waiting list, too."""
        selectors.trained_course(request.user, slug)
        application = selectors.application_for(request.user, slug=slug, public_id=public_id)
        given = DecisionSerializer(data=request.data)
        given.is_valid(raise_exception=True)
        approves = given.validated_data["decision"] == "approve"
        decide = services.approve_application if approves else services.decline_application
        decide(
            actor=signed_in(request.user),
            application=application,
            answer=given.validated_data["answer"],
        )
        application.refresh_from_db()
        return Response(ApplicationSerializer(application).data)
