"""JSON door of the catalogue. Public courses need no sign-in."""

from pathlib import PurePosixPath

from django.http import HttpResponseBase
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from courses.catalogue.selectors import catalogue_page, filters_for, image_of
from courses.catalogue.serializers import (
    CatalogueAsked,
    CataloguePageSerializer,
    CourseDetailSerializer,
    FacetSerializer,
    WishAsked,
    wish_in,
)
from courses.enrolment.selectors import enrolment_in, known_course
from courses.outline.selectors import tagging_of, team_of
from lms.api.door import Door, FileDoor
from lms.api.files import FILE_RESPONSES, WidthAsked
from lms.api.scopes import Scope
from lms.files.serving import serve


class CourseListView(Door):
    """Published courses that the asker may know of."""

    reads = Scope.COURSES_READ
    is_open = True

    @extend_schema(
        operation_id="course_list",
        parameters=[CatalogueAsked],
        responses=CataloguePageSerializer,
    )
    def get(self, request: Request) -> Response:
        """One page of the catalogue."""
        asked = CatalogueAsked.read(request)
        page = catalogue_page(
            request.user, wish_in(asked), key=asked.get("after"), size=asked["limit"]
        )
        return Response(CataloguePageSerializer(page, context={"request": request}).data)


class FacetsView(Door):
    """What the catalogue can be filtered by."""

    reads = Scope.COURSES_READ
    is_open = True

    @extend_schema(
        operation_id="catalogue_facets",
        parameters=[WishAsked],
        responses=FacetSerializer(many=True),
    )
    def get(self, request: Request) -> Response:
        """Every filter with its choices, each with what it would show beside all else chosen."""
        facets = filters_for(request.user, wish_in(WishAsked.read(request)))
        return Response([FacetSerializer(facet).data for facet in facets.views])


class CourseDetailView(Door):
    """One course."""

    reads = Scope.COURSES_READ
    is_open = True

    @extend_schema(operation_id="course", responses=CourseDetailSerializer)
    def get(self, request: Request, slug: str) -> Response:
        """What the course's page tells."""
        course = known_course(request.user, slug)
        context = {
            "tagging": tagging_of([course])[course.pk],
            "team": team_of(course),
            "enrolled": enrolment_in(request.user, course) is not None,
        }
        return Response(CourseDetailSerializer(course, context=context).data)


class CourseImageView(FileDoor):
    """A course's picture."""

    reads = Scope.COURSES_READ
    is_open = True

    @extend_schema(operation_id="course_image", parameters=[WidthAsked], responses=FILE_RESPONSES)
    def get(self, request: Request, slug: str) -> HttpResponseBase:
        """The picture, in the size that is nearest to the width asked for."""
        width = WidthAsked.read(request).get("w")
        picture = image_of(known_course(request.user, slug))
        name = PurePosixPath(picture.path).name
        return serve(picture.stored_file, request, width=width, name=name)
