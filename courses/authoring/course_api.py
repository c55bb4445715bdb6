"""JSON door of the workshop: a course as a whole, its settings, its team, its end."""

import uuid

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import status
from rest_framework.request import Request
from rest_framework.response import Response

from courses.authoring import services
from courses.authoring.api import AuthoringDoor
from courses.authoring.checklist import checklist_of
from courses.authoring.course_serializers import (
    ChecklistSerializer,
    CompetenceGivenSerializer,
    CourseSettingsSerializer,
    DescriptionGiven,
    DescriptionSerializer,
    ImageGivenSerializer,
    LinksSerializer,
    MemberSerializer,
    NewMemberSerializer,
    RoleSerializer,
    StateSerializer,
)
from courses.authoring.selectors import binned_course, workshop_course
from courses.authoring.settings import settings_of
from courses.authoring.surroundings import render_description
from courses.links.selectors import links_of_course
from courses.links.services import ask_for_link_check
from courses.outline.models import Course
from courses.outline.policies import CourseRight
from courses.outline.selectors import team_of
from courses.outline.vocabulary import State, TeamRole
from lms.accounts.actors import signed_in
from lms.accounts.models import User

PERSON = OpenApiParameter("person", uuid.UUID, OpenApiParameter.PATH)


class SettingsView(AuthoringDoor):
    """What the catalogue shows of a course."""

    @extend_schema(operation_id="course_settings", responses=CourseSettingsSerializer)
    def get(self, request: Request, slug: str) -> Response:
        """As it is kept."""
        found = settings_of(workshop_course(request.user, slug))
        return Response(CourseSettingsSerializer(vars(found)).data)

    @extend_schema(
        operation_id="change_settings",
        request=CourseSettingsSerializer,
        responses=CourseSettingsSerializer,
    )
    def put(self, request: Request, slug: str) -> Response:
        """All of it anew; an old address keeps leading here."""
        course = workshop_course(request.user, slug)
        wanted = CourseSettingsSerializer.settings(CourseSettingsSerializer.read(request))
        changed = services.change_settings(
            actor=signed_in(request.user), course=course, wanted=wanted
        )
        return Response(CourseSettingsSerializer(vars(settings_of(changed))).data)


class DescriptionPreviewView(AuthoringDoor):
    """How a description would be read on the course's page."""

    @extend_schema(
        operation_id="preview_description",
        request=DescriptionGiven,
        responses=DescriptionSerializer,
    )
    def post(self, request: Request, slug: str) -> Response:
        """Render a text without keeping it."""
        course = workshop_course(request.user, slug)
        shown = render_description(course, DescriptionGiven.read(request)["text"])
        return Response(DescriptionSerializer(shown).data)


class CompetenceView(AuthoringDoor):
    """One competence of a course, such as "digcompedu:3.1"."""

    @extend_schema(
        operation_id="set_competence", request=CompetenceGivenSerializer, responses={204: None}
    )
    def put(self, request: Request, slug: str, reference: str) -> Response:
        """The course develops it, up to a level or without one. Idempotent."""
        course = workshop_course(request.user, slug)
        level = CompetenceGivenSerializer.read(request)["level"]
        services.set_competence(
            actor=signed_in(request.user), course=course, reference=reference, level=level
        )
        return Response(status=status.HTTP_204_NO_CONTENT)

    @extend_schema(operation_id="drop_competence", request=None, responses={204: None})
    def delete(self, request: Request, slug: str, reference: str) -> Response:
        """The course does not develop it. Idempotent."""
        course = workshop_course(request.user, slug)
        services.drop_competence(actor=signed_in(request.user), course=course, reference=reference)
        return Response(status=status.HTTP_204_NO_CONTENT)


class CourseImageView(AuthoringDoor):
    """The title picture of a course."""

    @extend_schema(operation_id="set_image", request=ImageGivenSerializer, responses={204: None})
    def put(self, request: Request, slug: str) -> Response:
        """A picture among the course's files, or none."""
        course = workshop_course(request.user, slug)
        values = ImageGivenSerializer.read(request)
        services.set_image(actor=signed_in(request.user), course=course, **values)
        return Response(status=status.HTTP_204_NO_CONTENT)


class ChecklistView(AuthoringDoor):
    """What to look at before publication."""

    @extend_schema(operation_id="course_checklist", responses=ChecklistSerializer)
    def get(self, request: Request, slug: str) -> Response:
        """All findings."""
        course = workshop_course(request.user, slug)
        values = {"findings": checklist_of(course).findings, "links": links_of_course(course)}
        return Response(ChecklistSerializer(values).data)


class LinkCheckView(AuthoringDoor):
    """Whether the websites that a course links to are still there."""

    @extend_schema(operation_id="check_links", request=None, responses={202: LinksSerializer})
    def post(self, request: Request, slug: str) -> Response:
        """Have a job ask them; the check list has the results."""
        course = workshop_course(request.user, slug)
        ask_for_link_check(actor=signed_in(request.user), course=course)
        body = LinksSerializer(links_of_course(course)).data
        return Response(body, status=status.HTTP_202_ACCEPTED)


class StateView(AuthoringDoor):
    """Whether a course is published."""

    @extend_schema(operation_id="course_state", responses=StateSerializer)
    def get(self, request: Request, slug: str) -> Response:
        """Draft, published or archived."""
        course = workshop_course(request.user, slug)
        return Response(StateSerializer({"state": course.state}).data)

    @extend_schema(operation_id="change_state", request=StateSerializer, responses=StateSerializer)
    def put(self, request: Request, slug: str) -> Response:
        """Publish it, take it back, archive it."""
        course = workshop_course(request.user, slug, right=CourseRight.RUN)
        state = State(StateSerializer.read(request)["state"])
        changed = services.change_state(actor=signed_in(request.user), course=course, state=state)
        return Response(StateSerializer({"state": changed.state}).data)


class BinView(AuthoringDoor):
    """The bin."""

    @extend_schema(operation_id="delete_course", request=None, responses={204: None})
    def put(self, request: Request, slug: str) -> Response:
        """Put the course in: absent at once, gone for good after the grace period. Idempotent."""
        course = workshop_course(request.user, slug, right=CourseRight.RUN)
        services.delete_course(actor=signed_in(request.user), course=course)
        return Response(status=status.HTTP_204_NO_CONTENT)

    @extend_schema(operation_id="restore_course", request=None, responses={204: None})
    def delete(self, request: Request, slug: str) -> Response:
        """Take it out again, as it was."""
        course = binned_course(request.user, slug)
        services.restore_course(actor=signed_in(request.user), course=course)
        return Response(status=status.HTTP_204_NO_CONTENT)


class TeamView(AuthoringDoor):
    """The team of a course."""

    @extend_schema(operation_id="course_team", responses=MemberSerializer(many=True))
    def get(self, request: Request, slug: str) -> Response:
        """Everybody with their roles."""
        course = workshop_course(request.user, slug, right=CourseRight.RUN)
        return _team(course)

    @extend_schema(
        operation_id="add_team_member",
        request=NewMemberSerializer,
        responses={201: MemberSerializer},
    )
    def post(self, request: Request, slug: str) -> Response:
        """Take somebody in."""
        course = workshop_course(request.user, slug, right=CourseRight.RUN)
        values = NewMemberSerializer.read(request)
        member = services.add_team_member(
            actor=signed_in(request.user),
            course=course,
            username=values["username"],
            role=TeamRole(values["role"]),
        )
        return Response(MemberSerializer(member).data, status=status.HTTP_201_CREATED)


class TeamMemberView(AuthoringDoor):
    """Somebody of the team."""

    @extend_schema(
        operation_id="change_team_role",
        parameters=[PERSON],
        request=RoleSerializer,
        responses=MemberSerializer,
    )
    def put(self, request: Request, slug: str, person: uuid.UUID) -> Response:
        """Another role. Making somebody else the owner and oneself an author hands the course over."""
        course = workshop_course(request.user, slug, right=CourseRight.RUN)
        role = TeamRole(RoleSerializer.read(request)["role"])
        member = services.change_team_role(
            actor=signed_in(request.user), course=course, person=_person(course, person), role=role
        )
        return Response(MemberSerializer(member).data)

    @extend_schema(
        operation_id="remove_team_member",
        parameters=[PERSON],
        request=None,
        responses={200: MemberSerializer(many=True)},
    )
    def delete(self, request: Request, slug: str, person: uuid.UUID) -> Response:
        """Let her go; the team that is left."""
        course = workshop_course(request.user, slug, right=CourseRight.RUN)
        services.remove_team_member(
            actor=signed_in(request.user), course=course, person=_person(course, person)
        )
        return _team(course)


def _team(course: Course) -> Response:
    return Response([MemberSerializer(member).data for member in team_of(course)])


def _person(course: Course, public_id: uuid.UUID) -> User:
    members = team_of(course).values("person")
    return get_object_or_404(User.objects.filter(pk__in=members), public_id=public_id)
