"""JSON doors below a unit: what the player tells, and what trainers read."""

from django.http.response import HttpResponseBase
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from courses.h5p.attaching import content_file, statements_file
from courses.h5p.reporting import content_report
from courses.h5p.serializers import (
    KeptSerializer,
    PartReportSerializer,
    StateGiven,
    StatementsGiven,
    StateSavedSerializer,
)
from courses.h5p.services import keep_state, record_statements
from courses.learning.selectors import learnt_unit
from lms.accounts.actors import signed_in
from lms.api.door import Door, FileDoor
from lms.api.files import FILE_RESPONSES
from lms.api.scopes import Scope


class StatementsView(Door):
    """What a content reports about its learner."""

    writes = Scope.LEARNING_WRITE

    @extend_schema(operation_id="h5p_statements", request=StatementsGiven, responses=KeptSerializer)
    def post(self, request: Request, slug: str, key: str) -> Response:
        """Keep statements. Idempotent by their ids; actor and object are set here."""
        unit = learnt_unit(request.user, slug=slug, key=key)
        given = StatementsGiven.read(request)
        kept = record_statements(
            actor=signed_in(request.user),
            unit=unit,
            sitting=given["sitting"],
            statements=given["statements"],
        )
        return Response(KeptSerializer(kept).data)


class StateView(Door):
    """Where a learner is in a content."""

    writes = Scope.LEARNING_WRITE

    @extend_schema(operation_id="h5p_state", request=StateGiven, responses=StateSavedSerializer)
    def put(self, request: Request, slug: str, key: str) -> Response:
        """Keep the state of one part."""
        unit = learnt_unit(request.user, slug=slug, key=key)
        saved_at = keep_state(actor=signed_in(request.user), unit=unit, **StateGiven.read(request))
        return Response(StateSavedSerializer({"saved_at": saved_at}).data)


class StatementsFileView(FileDoor):
    """What learners did in a content, for the course's team."""

    reads = Scope.TEACHING_READ

    @extend_schema(operation_id="h5p_statements_file", responses=FILE_RESPONSES)
    def get(self, request: Request, slug: str, key: str) -> HttpResponseBase:
        """All xAPI statements as JSON lines, people under pseudonyms."""
        return statements_file(request.user, learnt_unit(request.user, slug=slug, key=key))


class ContentPackageView(FileDoor):
    """A content to take along, for the course's team."""

    reads = Scope.TEACHING_READ

    @extend_schema(operation_id="h5p_package", responses=FILE_RESPONSES)
    def get(self, request: Request, slug: str, key: str) -> HttpResponseBase:
        """The content with all its libraries, as an .h5p file."""
        return content_file(request.user, learnt_unit(request.user, slug=slug, key=key))


class ReportView(Door):
    """What learners answered, for the course's team."""

    reads = Scope.TEACHING_READ

    @extend_schema(operation_id="h5p_report", responses=PartReportSerializer(many=True))
    def get(self, request: Request, slug: str, key: str) -> Response:
        """Every (sub-)question that somebody answered, each below the content that holds it."""
        report = content_report(request.user, learnt_unit(request.user, slug=slug, key=key))
        parts = report.parts if report else []
        return Response([PartReportSerializer(part).data for part in parts])
