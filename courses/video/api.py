"""JSON door of the room."""

from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.request import Request
from rest_framework.response import Response

from courses.learning.selectors import learnt_unit
from courses.video.serializers import WatchedSerializer, WatchingGiven
from courses.video.services import confirm_transcript, record_watching
from lms.accounts.actors import signed_in
from lms.api.door import Door
from lms.api.scopes import Scope


class WatchedView(Door):
    """What the learner has watched of a unit's film."""

    writes = Scope.LEARNING_WRITE

    @extend_schema(operation_id="unit_watched", request=WatchingGiven, responses=WatchedSerializer)
    def put(self, request: Request, slug: str, key: str) -> Response:
        """Tell all that was watched since the film was opened. Idempotent."""
        unit = learnt_unit(request.user, slug=slug, key=key)
        data = WatchingGiven.read(request)
        watched = record_watching(
            actor=signed_in(request.user),
            unit=unit,
            segments=[(first, last) for first, last in data["segments"]],
            position_seconds=data["position_seconds"],
            sitting_ends=data["sitting_ends"],
        )
        return Response(WatchedSerializer(watched).data)


class TranscriptView(Door):
    """Having read a film's transcript instead of watching it."""

    writes = Scope.LEARNING_WRITE

    @extend_schema(operation_id="unit_transcript_read", request=None, responses={204: None})
    def put(self, request: Request, slug: str, key: str) -> Response:
        """Take the transcript as read; it counts like watching. Idempotent."""
        unit = learnt_unit(request.user, slug=slug, key=key)
        confirm_transcript(actor=signed_in(request.user), unit=unit)
        return Response(status=status.HTTP_204_NO_CONTENT)
