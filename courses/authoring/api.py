"""JSON door of the workshop: courses, their structure and their units."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.request import Request
from rest_framework.response import Response

from courses.authoring import services
from courses.authoring.foreseeing import foresee_unit
from courses.authoring.ordering import Place
from courses.authoring.selectors import (
    my_courses,
    require_workshop,
    structure_of,
    unit_properties,
    workshop_course,
)
from courses.authoring.serializers import (
    ConsequencesSerializer,
    NewCourseSerializer,
    NewSectionSerializer,
    NewUnitSerializer,
    PlaceGiven,
    SectionChangeSerializer,
    StructureSerializer,
    UnitPropertiesSerializer,
    WorkshopCourseSerializer,
)
from courses.authoring.services.writing import unit_at
from courses.outline.models import Course
from courses.outline.vocabulary import Audience
from lms.accounts.actors import signed_in
from lms.api.door import Door
from lms.api.scopes import Scope


class AuthoringDoor(Door):
    """What authors read and write."""

    reads = Scope.AUTHORING_READ
    writes = Scope.AUTHORING_WRITE


def _structure(course: Course, *, made: bool = False) -> Response:
    """The structure as it is now."""
    fresh = Course.objects.get(pk=course.pk)
    code = status.HTTP_201_CREATED if made else status.HTTP_200_OK
    return Response(StructureSerializer(structure_of(fresh)).data, status=code)


class WorkshopView(AuthoringDoor):
    """The courses that one writes."""

    @extend_schema(operation_id="workshop_courses", responses=WorkshopCourseSerializer(many=True))
    def get(self, request: Request) -> Response:
        """Those of whose team one is, the last changed first."""
        require_workshop(request.user)
        rows = my_courses(request.user)
        return Response([WorkshopCourseSerializer(row).data for row in rows])

    @extend_schema(
        operation_id="make_course",
        request=NewCourseSerializer,
        responses={201: StructureSerializer},
    )
    def post(self, request: Request) -> Response:
        """A course from nothing, or from another one."""
        require_workshop(request.user, creating=True)
        values = NewCourseSerializer.read(request)
        actor, title, slug = signed_in(request.user), values["title"], values["slug"]
        if values["copy_of"]:
            source = workshop_course(request.user, values["copy_of"])
            made = services.copy_course(actor=actor, course=source, title=title, slug=slug)
        else:
            made = services.create_course(
                actor=actor,
                title=title,
                slug=slug,
                audience=Audience(values["audience"]),
                language=values["language"],
            )
        return _structure(made, made=True)


class StructureView(AuthoringDoor):
    """Sections and units of a course."""

    @extend_schema(operation_id="course_structure", responses=StructureSerializer)
    def get(self, request: Request, slug: str) -> Response:
        """All of them in order, drafts too."""
        return _structure(workshop_course(request.user, slug))


class SectionsView(AuthoringDoor):
    """New sections."""

    @extend_schema(
        operation_id="add_section",
        request=NewSectionSerializer,
        responses={201: StructureSerializer},
    )
    def post(self, request: Request, slug: str) -> Response:
        """A section at the end."""
        course = workshop_course(request.user, slug)
        values = NewSectionSerializer.read(request)
        services.add_section(actor=signed_in(request.user), course=course, **values)
        return _structure(course, made=True)


class SectionView(AuthoringDoor):
    """One section."""

    @extend_schema(
        operation_id="change_section",
        request=SectionChangeSerializer,
        responses=StructureSerializer,
    )
    def put(self, request: Request, slug: str, key: str) -> Response:
        """Name it anew, and say what comes first."""
        course = workshop_course(request.user, slug)
        values = SectionChangeSerializer.read(request)
        services.change_section(actor=signed_in(request.user), course=course, key=key, **values)
        return _structure(course)

    @extend_schema(
        operation_id="remove_section", request=None, responses={200: StructureSerializer}
    )
    def delete(self, request: Request, slug: str, key: str) -> Response:
        """Take it away; it has to be empty."""
        course = workshop_course(request.user, slug)
        services.remove_section(actor=signed_in(request.user), course=course, key=key)
        return _structure(course)


class SectionPlaceView(AuthoringDoor):
    """Where a section stands."""

    @extend_schema(operation_id="move_section", request=PlaceGiven, responses=StructureSerializer)
    def put(self, request: Request, slug: str, key: str) -> Response:
        """Put it before another one, or at the end."""
        course = workshop_course(request.user, slug)
        values = PlaceGiven.read(request)
        services.move_section(
            actor=signed_in(request.user),
            course=course,
            key=key,
            before=values["before"],
            version=values["version"],
        )
        return _structure(course)


class SectionUnitsView(AuthoringDoor):
    """New units of a section."""

    @extend_schema(
        operation_id="add_unit", request=NewUnitSerializer, responses={201: StructureSerializer}
    )
    def post(self, request: Request, slug: str, key: str) -> Response:
        """A draft at the end of the section."""
        course = workshop_course(request.user, slug)
        values = NewUnitSerializer.read(request)
        services.add_unit(
            actor=signed_in(request.user),
            course=course,
            section_key=key,
            title=values["title"],
            kind_key=values["kind"],
        )
        return _structure(course, made=True)


class UnitPropertiesView(AuthoringDoor):
    """What is said of a unit besides its text."""

    @extend_schema(operation_id="unit_properties", responses=UnitPropertiesSerializer)
    def get(self, request: Request, slug: str, key: str) -> Response:
        """As it is kept."""
        unit = unit_at(workshop_course(request.user, slug), key)
        return Response(UnitPropertiesSerializer.shown(unit_properties(unit)))

    @extend_schema(
        operation_id="change_unit",
        request=UnitPropertiesSerializer,
        responses=UnitPropertiesSerializer,
    )
    def put(self, request: Request, slug: str, key: str) -> Response:
        """All of it anew. `foresee_unit` tells what that does to learners."""
        course = workshop_course(request.user, slug)
        wanted = UnitPropertiesSerializer.properties(UnitPropertiesSerializer.read(request))
        unit = services.change_unit(
            actor=signed_in(request.user), course=course, key=key, wanted=wanted
        )
        return Response(UnitPropertiesSerializer.shown(unit_properties(unit)))


class UnitForesightView(AuthoringDoor):
    """What a change would do."""

    @extend_schema(
        operation_id="foresee_unit",
        request=UnitPropertiesSerializer,
        responses=ConsequencesSerializer,
    )
    def post(self, request: Request, slug: str, key: str) -> Response:
        """How many learners the properties would concern; an empty body means archiving."""
        unit = unit_at(workshop_course(request.user, slug), key)
        wanted = None
        if request.data:
            wanted = UnitPropertiesSerializer.properties(UnitPropertiesSerializer.read(request))
        return Response(ConsequencesSerializer(foresee_unit(unit, wanted)).data)


class UnitPlaceView(AuthoringDoor):
    """Where a unit stands."""

    @extend_schema(operation_id="move_unit", request=PlaceGiven, responses=StructureSerializer)
    def put(self, request: Request, slug: str, key: str) -> Response:
        """Put it elsewhere; an archived one comes back there."""
        course = workshop_course(request.user, slug)
        values = PlaceGiven.read(request)
        place = Place(values["section"], values["before"])
        common: dict[str, Any] = {"actor": signed_in(request.user), "course": course, "key": key}
        if course.units.filter(key=key, archived_at__isnull=False).exists():
            services.restore_unit(**common, to=place)
        else:
            services.move_unit(**common, to=place, version=values["version"])
        return _structure(course)

    @extend_schema(operation_id="archive_unit", request=None, responses={200: StructureSerializer})
    def delete(self, request: Request, slug: str, key: str) -> Response:
        """Take it out of the course; what learners did stays."""
        course = workshop_course(request.user, slug)
        services.archive_unit(actor=signed_in(request.user), course=course, key=key)
        return _structure(course)


class UnitCopiesView(AuthoringDoor):
    """Copies of a unit."""

    @extend_schema(
        operation_id="duplicate_unit", request=None, responses={201: StructureSerializer}
    )
    def post(self, request: Request, slug: str, key: str) -> Response:
        """One more, right below, as a draft."""
        course = workshop_course(request.user, slug)
        services.duplicate_unit(actor=signed_in(request.user), course=course, key=key)
        return _structure(course, made=True)
