"""JSON door for a course's team: requests, how one comes in, and bringing people in."""

import uuid

from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.request import Request
from rest_framework.response import Response

from courses.enrolment import selectors, services
from courses.enrolment.serializers import (
    ApplicationPageSerializer,
    ApplicationsAsked,
    ApplicationSerializer,
    DecisionGiven,
    EntryGiven,
    EntrySerializer,
    InvitationPageSerializer,
    LineSerializer,
    PeopleGiven,
)
from courses.enrolment.vocabulary import ApplicationState
from lms.accounts.actors import signed_in
from lms.api.door import Door
from lms.api.paging import PageAsked
from lms.api.scopes import Scope


class ApplicationListView(Door):
    """Who wants to take part in a course, for its team."""

    reads = Scope.TEACHING_READ

    @extend_schema(
        operation_id="application_list",
        parameters=[ApplicationsAsked],
        responses=ApplicationPageSerializer,
    )
    def get(self, request: Request, slug: str) -> Response:
        """One page, the oldest first; on the waiting list the next one first."""
        course = selectors.trained_course(request.user, slug)
        asked = ApplicationsAsked.read(request)
        waits_for_seat = asked["state"] == ApplicationState.WAITING
        read = selectors.waiting_page if waits_for_seat else selectors.pending_page
        page = read(course, key=asked.get("after"), size=asked["limit"])
        return Response(ApplicationPageSerializer(page, context={"request": request}).data)


class DecisionView(Door):
    """The team's word on a request."""

    writes = Scope.TEACHING_WRITE

    @extend_schema(
        operation_id="application_decision",
        request=DecisionGiven,
        responses=ApplicationSerializer,
    )
    def post(self, request: Request, slug: str, public_id: uuid.UUID) -> Response:
        """Approve or decline; declining takes somebody off the waiting list, too."""
        selectors.trained_course(request.user, slug)
        application = selectors.application_for(request.user, slug=slug, public_id=public_id)
        given = DecisionGiven.read(request)
        approves = given["decision"] == "approve"
        decide = services.approve_application if approves else services.decline_application
        decide(actor=signed_in(request.user), application=application, answer=given["answer"])
        application.refresh_from_db()
        return Response(ApplicationSerializer(application).data)


class EntryView(Door):
    """How one comes into a course."""

    reads, writes = Scope.TEACHING_READ, Scope.TEACHING_WRITE
    needs_if_match = True

    @extend_schema(operation_id="course_entry", responses=EntrySerializer)
    def get(self, request: Request, slug: str) -> Response:
        """The way in, seats and times."""
        course = selectors.trained_course(request.user, slug)
        return Response(EntrySerializer(selectors.entry_of(course)).data)

    @extend_schema(
        operation_id="course_entry_update", request=EntryGiven, responses=EntrySerializer
    )
    def put(self, request: Request, slug: str) -> Response:
        """Arrange it anew, all of it. More seats let the waiting list move at once."""
        course = selectors.trained_course(request.user, slug)
        given = EntryGiven.read(request)
        change = services.KeyChange(key=given.pop("key"), expires_at=given.pop("key_expires_at"))
        entry = services.set_entry(
            actor=signed_in(request.user), course=course, key_change=change, **given
        )
        return Response(EntrySerializer(entry).data)


class PeopleView(Door):
    """Bringing people in by their user names."""

    writes = Scope.TEACHING_WRITE

    @extend_schema(
        operation_id="bring_people", request=PeopleGiven, responses=LineSerializer(many=True)
    )
    def post(self, request: Request, slug: str) -> Response:
        """Enrol or invite; says for each name what became of it."""
        course = selectors.trained_course(request.user, slug)
        given = PeopleGiven.read(request)
        invites = given["action"] == "invite"
        bring = services.invite_people if invites else services.enrol_people
        lines = bring(actor=signed_in(request.user), course=course, usernames=given["usernames"])
        return Response([LineSerializer(line).data for line in lines])


class InvitationListView(Door):
    """Who is invited to a course."""

    reads = Scope.TEACHING_READ

    @extend_schema(
        operation_id="invitation_list",
        parameters=[PageAsked],
        responses=InvitationPageSerializer,
    )
    def get(self, request: Request, slug: str) -> Response:
        """One page, by name."""
        course = selectors.trained_course(request.user, slug)
        asked = PageAsked.read(request)
        page = selectors.invitations_page(course, key=asked.get("after"), size=asked["limit"])
        return Response(InvitationPageSerializer(page, context={"request": request}).data)


class InvitationView(Door):
    """One person's invitation."""

    writes = Scope.TEACHING_WRITE

    @extend_schema(operation_id="uninvite", request=None, responses={204: None})
    def delete(self, request: Request, slug: str, public_id: uuid.UUID) -> Response:
        """Take the invitation of the person with that id back; who takes part already stays."""
        course = selectors.trained_course(request.user, slug)
        person = selectors.invited_person(course, public_id=public_id)
        services.withdraw_invitation(actor=signed_in(request.user), course=course, person=person)
        return Response(status=status.HTTP_204_NO_CONTENT)
