"""JSON door of the roster, for the course's team and those who run the centre."""

import uuid

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from courses.roster.report import learner_report
from courses.roster.selectors import (
    places_to_choose,
    roster_course,
    roster_page,
    roster_summary,
)
from courses.roster.serializers import (
    LearnerReportSerializer,
    RosterAsked,
    RosterPageSerializer,
    RosterSummarySerializer,
    filter_in,
)
from lms.api.door import Door
from lms.api.scopes import Scope


class RosterView(Door):
    """Who takes part in a course."""

    reads = Scope.TEACHING_READ

    @extend_schema(operation_id="roster", parameters=[RosterAsked], responses=RosterPageSerializer)
    def get(self, request: Request, slug: str) -> Response:
        """One page of the roster."""
        course = roster_course(request.user, slug)
        asked = RosterAsked.read(request)
        page = roster_page(
            request.user,
            course,
            chosen=filter_in(asked),
            key=asked.get("after"),
            size=asked["limit"],
        )
        return Response(RosterPageSerializer(page, context={"request": request}).data)


class RosterSummaryView(Door):
    """A course's learners in numbers."""

    reads = Scope.TEACHING_READ

    @extend_schema(operation_id="roster_summary", responses=RosterSummarySerializer)
    def get(self, request: Request, slug: str) -> Response:
        """How many are in which state and at which unit, and the schools and classes to choose."""
        course = roster_course(request.user, slug)
        found = {
            "summary": roster_summary(request.user, course),
            "places": places_to_choose(request.user, course),
        }
        return Response(RosterSummarySerializer(found).data)


class RosterLearnerView(Door):
    """One learner in a course."""

    reads = Scope.TEACHING_READ

    @extend_schema(operation_id="roster_learner", responses=LearnerReportSerializer)
    def get(self, request: Request, slug: str, public_id: uuid.UUID) -> Response:
        """Every unit with what is known of it."""
        course = roster_course(request.user, slug)
        report = learner_report(request.user, course, public_id=public_id)
        return Response(LearnerReportSerializer(report).data)
