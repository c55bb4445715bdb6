"""JSON door of learning: the same services as the player."""

import uuid
from pathlib import PurePosixPath

from django.http import HttpResponseBase
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from courses.enrolment.selectors import known_course
from courses.learning import selectors
from courses.learning.presenting import html_of, presentation_of, visit_or_way_in
from courses.learning.serializers import (
    ConfirmationPageSerializer,
    ConfirmationSerializer,
    OutlineSerializer,
    OwnCoursesPageSerializer,
    StandingSerializer,
    UnitEntrySerializer,
    UnitSerializer,
)
from courses.learning.services import mark_done, record_view, unmark_done
from courses.learning.standing import standing_in
from lms.accounts.actors import signed_in
from lms.api.door import Door, FileDoor
from lms.api.files import FILE_RESPONSES, WidthAsked
from lms.api.paging import PageAsked
from lms.api.scopes import Scope
from lms.files.serving import serve


class OutlineView(Door):
    """What a course teaches."""

    reads = Scope.COURSES_READ
    is_open = True

    @extend_schema(operation_id="course_outline", responses=OutlineSerializer)
    def get(self, request: Request, slug: str) -> Response:
        """Sections and units in order, for whoever may know the course."""
        course = known_course(request.user, slug)
        return Response(OutlineSerializer(standing_in(request.user, course)).data)


class StandingView(Door):
    """The outline of a course with the states of its units."""

    reads = Scope.LEARNING_READ

    @extend_schema(operation_id="course_standing", responses=StandingSerializer)
    def get(self, request: Request, slug: str) -> Response:
        """Where the signed-in person stands, and the unit to go on with."""
        course = known_course(request.user, slug)
        return Response(StandingSerializer(standing_in(request.user, course)).data)


class UnitView(Door):
    """One unit of a course."""

    reads = Scope.LEARNING_READ

    @extend_schema(operation_id="unit", responses=UnitSerializer)
    def get(self, request: Request, slug: str, key: str) -> Response:
        """What is in it. Reading it here notes nothing: see `view`."""
        visit = visit_or_way_in(request.user, slug=slug, key=key)
        standing = standing_in(request.user, visit.unit.course, as_team=not visit.enrolled)
        entry = standing.entry_of(visit.unit)
        shown = presentation_of(request.user, entry, enrolled=visit.enrolled)
        context = {"content_html": html_of(shown, request)}
        return Response(UnitSerializer(entry, context=context).data)


class UnitOpenedView(Door):
    """Noting that a unit was opened."""

    writes = Scope.LEARNING_WRITE

    @extend_schema(operation_id="unit_view", request=None, responses=UnitEntrySerializer)
    def post(self, request: Request, slug: str, key: str) -> Response:
        """Note that the unit was opened now."""
        unit = selectors.learnt_unit(request.user, slug=slug, key=key)
        record_view(actor=signed_in(request.user), unit=unit)
        return _entry(request, slug, key)


class UnitMarkView(Door):
    """The mark "done" of a unit."""

    writes = Scope.LEARNING_WRITE

    @extend_schema(operation_id="unit_mark", request=None, responses=UnitEntrySerializer)
    def put(self, request: Request, slug: str, key: str) -> Response:
        """Mark the unit as done. Idempotent."""
        unit = selectors.learnt_unit(request.user, slug=slug, key=key)
        mark_done(actor=signed_in(request.user), unit=unit)
        return _entry(request, slug, key)

    @extend_schema(operation_id="unit_unmark", request=None, responses={200: UnitEntrySerializer})
    def delete(self, request: Request, slug: str, key: str) -> Response:
        """Take the mark back. Idempotent."""
        unit = selectors.learnt_unit(request.user, slug=slug, key=key)
        unmark_done(actor=signed_in(request.user), unit=unit)
        return _entry(request, slug, key)


def _entry(request: Request, slug: str, key: str) -> Response:
    unit = selectors.learnt_unit(request.user, slug=slug, key=key)
    entry = standing_in(request.user, unit.course).entry_of(unit)
    return Response(UnitEntrySerializer(entry).data)


class OwnCoursesView(Door):
    """The courses that one takes part in."""

    reads = Scope.LEARNING_READ

    @extend_schema(
        operation_id="own_courses", parameters=[PageAsked], responses=OwnCoursesPageSerializer
    )
    def get(self, request: Request) -> Response:
        """One page, the newest first, with how far one is."""
        asked = PageAsked.read(request)
        page = selectors.own_courses_page(request.user, key=asked.get("after"), size=asked["limit"])
        return Response(OwnCoursesPageSerializer(page, context={"request": request}).data)


class ConfirmationListView(Door):
    """What one has completed."""

    reads = Scope.LEARNING_READ

    @extend_schema(
        operation_id="confirmations", parameters=[PageAsked], responses=ConfirmationPageSerializer
    )
    def get(self, request: Request) -> Response:
        """One page, the newest first, also of courses left since."""
        asked = PageAsked.read(request)
        page = selectors.confirmations_page(
            request.user, key=asked.get("after"), size=asked["limit"]
        )
        return Response(ConfirmationPageSerializer(page, context={"request": request}).data)


class OwnConfirmationView(Door):
    """One confirmation by its number."""

    reads = Scope.LEARNING_READ

    @extend_schema(operation_id="own_confirmation", responses=ConfirmationSerializer)
    def get(self, request: Request, public_id: uuid.UUID) -> Response:
        """What was completed and when, even if the course is gone."""
        found = selectors.own_confirmation(request.user, public_id)
        return Response(ConfirmationSerializer(found).data)


class ConfirmationView(Door):
    """The confirmation of one course."""

    reads = Scope.LEARNING_READ

    @extend_schema(operation_id="confirmation", responses=ConfirmationSerializer)
    def get(self, request: Request, slug: str) -> Response:
        """What was completed and when; what is still missing says `standing`."""
        found = selectors.own_confirmation_of(request.user, slug)
        return Response(ConfirmationSerializer(found).data)


class CourseFileView(FileDoor):
    """A picture or download of a course."""

    reads = Scope.LEARNING_READ

    @extend_schema(operation_id="course_file", parameters=[WidthAsked], responses=FILE_RESPONSES)
    def get(self, request: Request, slug: str, path: str) -> HttpResponseBase:
        """The file, for those who learn in the course, and for its team."""
        width = WidthAsked.read(request).get("w")
        found = selectors.course_file(request.user, slug=slug, path=path)
        name = PurePosixPath(found.path).name
        return serve(found.stored_file, request, width=width, name=name)
