"""JSON door of the roster, for the course's team and those who run the centre."""

import uuid

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from courses.roster.filters import API_NAMES, Shown, Sort, read_filter
from courses.roster.report import learner_report
from courses.roster.selectors import roster_course, roster_page
from courses.roster.serializers import LearnerReportSerializer, RosterPageSerializer
from lms.api.door import Door
from lms.api.scopes import Scope

PARAMETERS = [
    OpenApiParameter("state", str, enum=[shown.value for shown in Shown]),
    OpenApiParameter("q", str, description="Words that all must be part of the name."),
    OpenApiParameter("school", OpenApiTypes.UUID, description="People of a school you work at."),
    OpenApiParameter("class", OpenApiTypes.UUID, description="People of a class you teach."),
    OpenApiParameter("sort", str, enum=[sort.value for sort in Sort]),
    OpenApiParameter("after", str, description="The `next_key` of the page before."),
]


class RosterView(Door):
    """Who takes part in a course."""

    reads = Scope.TEACHING_READ

    @extend_schema(operation_id="roster", parameters=PARAMETERS, responses=RosterPageSerializer)
    def get(self, request: Request, slug: str) -> Response:
        """One page of the roster."""
        page = roster_page(
            request.user,
            roster_course(request.user, slug),
            chosen=read_filter(request.query_params, names=API_NAMES),
            key=request.query_params.get("after"),
        )
        return Response(RosterPageSerializer(page).data)


class RosterLearnerView(Door):
    """One learner in a course."""

    reads = Scope.TEACHING_READ

    @extend_schema(operation_id="roster_learner", responses=LearnerReportSerializer)
    def get(self, request: Request, slug: str, public_id: uuid.UUID) -> Response:
        """Every unit with what is known of it."""
        course = roster_course(request.user, slug)
        report = learner_report(request.user, course, public_id=public_id)
        return Response(LearnerReportSerializer(report).data)
