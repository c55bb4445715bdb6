"""JSON doors of notebooks, below a unit's."""

import json
import uuid

from django.http.response import HttpResponseBase
from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response

from hub.notebooks import services
from hub.notebooks.selectors import (
    deadline_for,
    notebook_given_out,
    notebook_unit,
    submission_for,
    submissions_of,
)
from hub.notebooks.serializers import (
    NotebookGiven,
    NotebookSerializer,
    SubmissionSerializer,
    SubmissionWithFeedbackSerializer,
)
from lms.accounts.actors import signed_in
from lms.api.door import Door, FileDoor
from lms.api.files import FILE_RESPONSES
from lms.api.parsers import JSONParser
from lms.api.scopes import Scope
from lms.files.serving import serve


class NotebookView(Door):
    """The notebook of a unit."""

    reads = Scope.LEARNING_READ

    @extend_schema(operation_id="unit_notebook", responses=NotebookSerializer)
    def get(self, request: Request, slug: str, key: str) -> Response:
        """The learner's version: no solutions, no hidden tests."""
        unit = notebook_unit(request.user, slug=slug, key=key)
        row, actor = notebook_given_out(unit), signed_in(request.user)
        services.note_work(actor=actor, unit=unit)
        told = {
            "deadline": deadline_for(actor, row),
            "notebook": json.loads(row.released),
            "points": row.most_points,
            "data": row.data.splitlines(),
        }
        return Response(NotebookSerializer(told).data)


class SubmissionsView(Door):
    """The own versions."""

    reads, writes = Scope.LEARNING_READ, Scope.LEARNING_WRITE
    parser_classes = [JSONParser, MultiPartParser]

    @extend_schema(operation_id="notebook_submissions", responses=SubmissionSerializer(many=True))
    def get(self, request: Request, slug: str, key: str) -> Response:
        """What one has handed in oneself, newest first."""
        unit = notebook_unit(request.user, slug=slug, key=key)
        rows = submissions_of(signed_in(request.user), unit)
        return Response([SubmissionSerializer(row).data for row in rows])

    @extend_schema(
        operation_id="hand_in_notebook",
        request={"multipart/form-data": NotebookGiven},
        responses={201: SubmissionSerializer},
    )
    def post(self, request: Request, slug: str, key: str) -> Response:
        """Hand in a notebook, sent as multipart/form-data. The same file again gives the version there is."""
        unit = notebook_unit(request.user, slug=slug, key=key)
        content = NotebookGiven.read(request)["file"].read()
        taken = services.hand_in(actor=signed_in(request.user), unit=unit, content=content)
        return Response(SubmissionSerializer(taken).data, status=status.HTTP_201_CREATED)


class SubmissionView(Door):
    """One version."""

    reads = Scope.LEARNING_READ

    @extend_schema(operation_id="notebook_submission", responses=SubmissionWithFeedbackSerializer)
    def get(self, request: Request, slug: str, key: str, public_id: uuid.UUID) -> Response:
        """What the tests said, for who handed it in and for trainers."""
        unit = notebook_unit(request.user, slug=slug, key=key)
        found = submission_for(request.user, unit, public_id)
        return Response(SubmissionWithFeedbackSerializer(found).data)


class FileView(FileDoor):
    """The file of a version."""

    reads = Scope.LEARNING_READ

    @extend_schema(operation_id="notebook_submission_file", responses=FILE_RESPONSES)
    def get(self, request: Request, slug: str, key: str, public_id: uuid.UUID) -> HttpResponseBase:
        """The notebook as it was handed in."""
        unit = notebook_unit(request.user, slug=slug, key=key)
        found = submission_for(request.user, unit, public_id)
        name = f"{unit.key}-{found.number}.ipynb"
        return serve(found.file, request._request, download=True, name=name)  # noqa: SLF001
