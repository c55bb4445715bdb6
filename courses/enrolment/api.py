"""JSON door of enrolment."""

from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from courses.enrolment.models import Enrolment
from courses.enrolment.selectors import known_course
from courses.enrolment.services import enrol_learner, leave_course
from lms.accounts.actors import signed_in


class EnrolmentSerializer(serializers.ModelSerializer[Enrolment]):
    """An enrolment of the signed-in person."""

    class Meta:
        model = Enrolment
        fields = ["public_id", "enrolled_at"]


class EnrolmentView(APIView):
    """The signed-in person's enrolment in a course."""

    @extend_schema(operation_id="enrol", request=None, responses=EnrolmentSerializer)
    def put(self, request: Request, slug: str) -> Response:
        """Take part. Idempotent; coming back keeps all progress."""
        outcome = enrol_learner(
            actor=signed_in(request.user), course=known_course(request.user, slug)
        )
        if outcome.refusal is not None:
            raise outcome.refusal
        return Response(EnrolmentSerializer(outcome.enrolment).data)

    @extend_schema(operation_id="leave", request=None, responses={204: None})
    def delete(self, request: Request, slug: str) -> Response:
        """Leave the course. Idempotent; progress stays for a return."""
        leave_course(actor=signed_in(request.user), course=known_course(request.user, slug))
        return Response(status=status.HTTP_204_NO_CONTENT)
