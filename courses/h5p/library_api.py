"""JSON door of the centre's shelf of libraries."""

import tempfile
import uuid
from pathlib import Path

from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response

from courses.h5p.models import Approval
from courses.h5p.selectors import (
    chosen_libraries,
    library_shelf,
    visible_libraries,
    visible_library,
)
from courses.h5p.serializers import (
    ApprovalGiven,
    LibrariesAsked,
    LibrariesGiven,
    LibrarySerializer,
)
from courses.h5p.services import add_package_of_libraries, decide_libraries
from lms.accounts.actors import signed_in
from lms.api.door import Door
from lms.api.parsers import JSONParser
from lms.api.scopes import Scope


class LibrariesView(Door):
    """H5P libraries, for those who decide about them."""

    reads, writes = Scope.CENTRE_READ, Scope.CENTRE_WRITE
    parser_classes = [JSONParser, MultiPartParser]

    @extend_schema(
        operation_id="h5p_libraries",
        parameters=[LibrariesAsked],
        responses=LibrarySerializer(many=True),
    )
    def get(self, request: Request) -> Response:
        """All of them, or those of one approval."""
        library_shelf(request.user, chosen="")
        asked = LibrariesAsked.read(request)
        rows = library_shelf(request.user, chosen=asked.get("approval", "")).rows
        return Response([LibrarySerializer(row).data for row in rows])

    @extend_schema(
        operation_id="add_h5p_libraries",
        request={"multipart/form-data": LibrariesGiven},
        responses={201: LibrarySerializer(many=True)},
    )
    def post(self, request: Request) -> Response:
        """Take the libraries of a package, sent as multipart/form-data."""
        library_shelf(request.user, chosen="")
        upload = LibrariesGiven.read(request)["package"]
        with tempfile.NamedTemporaryFile(suffix=".h5p") as file:
            for chunk in upload.chunks():
                file.write(chunk)
            file.flush()
            added = add_package_of_libraries(
                actor=signed_in(request.user), location=Path(file.name), name=upload.name
            )
        rows = visible_libraries(request.user).filter(pk__in=[each.pk for each in added])
        body = [LibrarySerializer(row).data for row in rows]
        return Response(body, status=status.HTTP_201_CREATED)


class LibraryView(Door):
    """One library."""

    reads, writes = Scope.CENTRE_READ, Scope.CENTRE_WRITE

    @extend_schema(operation_id="h5p_library", responses=LibrarySerializer)
    def get(self, request: Request, public_id: uuid.UUID) -> Response:
        """What it is, where it came from, how many contents load it."""
        return Response(LibrarySerializer(visible_library(request.user, str(public_id))).data)

    @extend_schema(
        operation_id="decide_h5p_library", request=ApprovalGiven, responses=LibrarySerializer
    )
    def patch(self, request: Request, public_id: uuid.UUID) -> Response:
        """Approve or block it. Takes effect at once."""
        found = visible_library(request.user, str(public_id))
        approval = Approval(ApprovalGiven.read(request)["approval"])
        chosen = chosen_libraries(request.user, ids=[str(found.public_id)], origin="")
        decide_libraries(actor=signed_in(request.user), libraries=chosen, approval=approval)
        return Response(LibrarySerializer(visible_library(request.user, str(public_id))).data)
