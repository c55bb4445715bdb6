"""JSON door of enrolment: coming in, stepping back and leaving."""

from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.request import Request
from rest_framework.response import Response

from courses.enrolment import selectors, services
from courses.enrolment.serializers import JoinGiven, OutcomeSerializer, WayInSerializer
from courses.enrolment.vocabulary import Became
from courses.enrolment.ways_in import way_in
from lms.accounts.actors import signed_in
from lms.api.door import Door
from lms.api.scopes import Scope


class EnrolmentView(Door):
    """The signed-in person at the door of a course."""

    reads, writes = Scope.LEARNING_READ, Scope.LEARNING_WRITE

    @extend_schema(operation_id="way_in", responses=WayInSerializer)
    def get(self, request: Request, slug: str) -> Response:
        """Whether one takes part, waits, or what is needed to come in."""
        course = selectors.known_course(request.user, slug)
        return Response(WayInSerializer(way_in(request.user, course)).data)

    @extend_schema(
        operation_id="enrol",
        request=JoinGiven,
        responses={200: OutcomeSerializer, 202: OutcomeSerializer},
    )
    def put(self, request: Request, slug: str) -> Response:
        """Take part: 200 with a seat, 202 while the team or a free seat is waited for.

        Idempotent; coming back keeps all progress.
        """
        course = selectors.known_course(request.user, slug)
        given = JoinGiven.read(request)
        outcome = services.enrol_learner(actor=signed_in(request.user), course=course, **given)
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
