"""JSON door of the libraries that one unit's content plays with."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from courses.h5p.exporting import content_for_team
from courses.h5p.newer import InUse, content_before, libraries_in_use
from courses.h5p.services import move_back, move_to_newer_libraries
from courses.learning.selectors import learnt_unit
from courses.outline.models import Unit
from lms.accounts.actors import signed_in
from lms.api.door import Door
from lms.api.examples import example
from lms.api.given import Given
from lms.api.scopes import Scope

NEWER, BACK = "newer", "back"
WAYS = {NEWER: move_to_newer_libraries, BACK: move_back}


@example({"way": NEWER})
class WayGiven(Given):
    """To the newer libraries that the centre has approved, or back to those before."""

    way = serializers.ChoiceField(choices=list(WAYS))


class LibraryInUseSerializer(serializers.Serializer[InUse]):
    """A library and its state; `newer` is an approved one that could take its place, or null."""

    library = serializers.CharField()
    approval = serializers.CharField(source="library.approval")
    newer = serializers.CharField(allow_null=True)


@example(
    {
        "libraries": [
            {
                "library": "H5P.Blanks 1.14.3",
                "approval": "approved",
                "newer": "H5P.Blanks 1.14.9",
            }
        ],
        "may_move_back": False,
    }
)
class ContentLibrariesSerializer(serializers.Serializer[Any]):
    """The libraries of a content in the order in which they are loaded."""

    libraries = LibraryInUseSerializer(many=True)
    may_move_back = serializers.BooleanField()


class ContentLibrariesView(Door):
    """The libraries of one unit's content, for the course's team."""

    reads, writes = Scope.TEACHING_READ, Scope.AUTHORING_WRITE

    @extend_schema(operation_id="h5p_content_libraries", responses=ContentLibrariesSerializer)
    def get(self, request: Request, slug: str, key: str) -> Response:
        """What it loads, and what is newer."""
        return _libraries(request, learnt_unit(request.user, slug=slug, key=key))

    @extend_schema(
        operation_id="move_h5p_content", request=WayGiven, responses=ContentLibrariesSerializer
    )
    def post(self, request: Request, slug: str, key: str) -> Response:
        """Play it with newer libraries, or with those before; 409 when there are none."""
        unit = learnt_unit(request.user, slug=slug, key=key)
        content_for_team(request.user, unit)
        move = WAYS[WayGiven.read(request)["way"]]
        move(actor=signed_in(request.user), unit=unit)
        return _libraries(request, learnt_unit(request.user, slug=slug, key=key))


def _libraries(request: Request, unit: Unit) -> Response:
    content = content_for_team(request.user, unit)
    body = {
        "libraries": libraries_in_use(content),
        "may_move_back": content_before(content) is not None,
    }
    return Response(ContentLibrariesSerializer(body).data)
