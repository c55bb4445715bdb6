"""JSON door of learning: the same services as the player."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from courses.enrolment.selectors import known_course
from courses.learning.selectors import learnt_unit
from courses.learning.serializers import StandingSerializer, UnitEntrySerializer
from courses.learning.services import mark_done, record_view, unmark_done
from courses.learning.standing import standing_in
from lms.accounts.actors import signed_in
from lms.api.door import Door
from lms.api.scopes import Scope


class StandingView(Door):
    """The outline of a course with the states of its units."""

    reads = Scope.LEARNING_READ

    @extend_schema(operation_id="course_standing", responses=StandingSerializer)
    def get(self, request: Request, slug: str) -> Response:
        """Where the signed-in person stands."""
        course = known_course(request.user, slug)
        return Response(StandingSerializer(standing_in(request.user, course)).data)


class UnitView(Door):
    """Noting that a unit was opened."""

    writes = Scope.LEARNING_WRITE

    @extend_schema(operation_id="unit_view", request=None, responses=UnitEntrySerializer)
    def post(self, request: Request, slug: str, key: str) -> Response:
        """Note that the unit was opened now."""
        unit = learnt_unit(request.user, slug=slug, key=key)
        record_view(actor=signed_in(request.user), unit=unit)
        return _entry(request, slug, key)


class UnitMarkView(Door):
    """The mark "done" of a unit."""

    writes = Scope.LEARNING_WRITE

    @extend_schema(operation_id="unit_mark", request=None, responses=UnitEntrySerializer)
    def put(self, request: Request, slug: str, key: str) -> Response:
        """Mark the unit as done. Idempotent."""
        mark_done(actor=signed_in(request.user), unit=learnt_unit(request.user, slug=slug, key=key))
        return _entry(request, slug, key)

    @extend_schema(operation_id="unit_unmark", request=None, responses=UnitEntrySerializer)
    def delete(self, request: Request, slug: str, key: str) -> Response:
        """Take the mark back. Idempotent."""
        unmark_done(
            actor=signed_in(request.user), unit=learnt_unit(request.user, slug=slug, key=key)
        )
        return _entry(request, slug, key)


def _entry(request: Request, slug: str, key: str) -> Response:
    unit = learnt_unit(request.user, slug=slug, key=key)
    entry = standing_in(request.user, unit.course).entry_of(unit)
    return Response(UnitEntrySerializer(entry).data)
