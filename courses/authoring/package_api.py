"""JSON door of the workshop: packages come in, and words go out to those who learn."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response

from courses.authoring import services
from courses.authoring.api import AuthoringDoor
from courses.authoring.selectors import own_delivery, require_workshop, workshop_course
from courses.authoring.services.publishing import LONGEST_NOTE
from courses.packages.problems import PackageInvalid
from courses.packages.services import ImportReport
from lms.accounts.actors import signed_in
from lms.api.examples import example
from lms.api.given import Given
from lms.api.parsers import JSONParser
from lms.kernel.errors import InvalidInput

REPORT = {
    "course": "tafelbilder",
    "created": False,
    "changed": True,
    "units_added": [],
    "units_updated": ["womit-beginnen"],
    "units_moved": [],
    "units_archived": [],
    "units_restored": [],
    "warnings": [{"file": "media/tafel.jpg", "line": 0, "message": "Nothing uses this file."}],
}


@example({"package": "tafelbilder.zip"})
class PackageGiven(Given):
    """A package: a zip archive with a course.yaml in it."""

    package = serializers.FileField(max_length=400)


class PackageWarningSerializer(serializers.Serializer[Any]):
    """Something in a package that only looks odd; `line` counts from 1, 0: the whole file."""

    file = serializers.CharField(allow_blank=True)
    line = serializers.IntegerField()
    message = serializers.CharField()


@example(REPORT)
class PackageReportSerializer(serializers.Serializer[ImportReport]):
    """What a package does, or would do, to the course of its slug; units by their keys."""

    course = serializers.CharField(source="course.slug")
    created = serializers.BooleanField()
    changed = serializers.BooleanField()
    units_added = serializers.ListField(child=serializers.CharField())
    units_updated = serializers.ListField(child=serializers.CharField())
    units_moved = serializers.ListField(child=serializers.CharField())
    units_archived = serializers.ListField(child=serializers.CharField())
    units_restored = serializers.ListField(child=serializers.CharField())
    warnings = PackageWarningSerializer(many=True)


@example({"public_id": "01936f2e-7b1c-7cc2-9a51-0d5f2f6f1fb0", "report": REPORT})
class DeliverySerializer(serializers.Serializer[Any]):
    """A package that waits for a word, for a day, and what it would do."""

    public_id = serializers.UUIDField(source="delivery.public_id")
    report = PackageReportSerializer()


@example(
    {"text": "Die Einheit über Tafelbilder ist neu geordnet; was Sie geschafft haben, bleibt."}
)
class ChangeNoteGiven(Given):
    """A few words to everybody who takes part."""

    text = serializers.CharField(max_length=LONGEST_NOTE)


@contextmanager
def _problems_named() -> Iterator[None]:
    """Each problem of a package under its place, such as "course.yaml, line 3"."""
    try:
        yield
    except PackageInvalid as error:
        named: dict[str, str] = {}
        for problem in error.problems:
            place = f"{problem.file}, line {problem.line}" if problem.line else problem.file
            named[place] = " ".join(filter(None, [named.get(place), problem.message]))
        raise InvalidInput(error.message, code=error.code, fields=named) from error


class PackagesView(AuthoringDoor):
    """Packages that come in."""

    parser_classes = [JSONParser, MultiPartParser]

    @extend_schema(
        operation_id="deliver_package",
        request={"multipart/form-data": PackageGiven},
        responses={201: DeliverySerializer},
    )
    def post(self, request: Request) -> Response:
        """Upload one. Nothing is changed: the answer says what importing it would do."""
        require_workshop(request.user, creating=True)
        upload = PackageGiven.read(request)["package"]
        actor = signed_in(request.user)
        delivery = services.deliver_package(actor=actor, content=upload.file, name=upload.name)
        with _problems_named():
            report = services.try_delivery(actor=actor, delivery=delivery)
        body = DeliverySerializer({"delivery": delivery, "report": report}).data
        return Response(body, status=status.HTTP_201_CREATED)


class PackageImportView(AuthoringDoor):
    """Bringing a package in."""

    @extend_schema(
        operation_id="import_package", request=None, responses={201: PackageReportSerializer}
    )
    def post(self, request: Request, public_id: uuid.UUID) -> Response:
        """Make the course of its slug equal to it."""
        require_workshop(request.user, creating=True)
        actor = signed_in(request.user)
        delivery = own_delivery(actor, public_id=public_id)
        with _problems_named():
            report = services.import_delivery(actor=actor, delivery=delivery)
        return Response(PackageReportSerializer(report).data, status=status.HTTP_201_CREATED)


class ChangeNotesView(AuthoringDoor):
    """Words to those who take part."""

    @extend_schema(operation_id="tell_learners", request=ChangeNoteGiven, responses={204: None})
    def post(self, request: Request, slug: str) -> Response:
        """Send them by mail, to everybody who takes part."""
        course = workshop_course(request.user, slug)
        text = ChangeNoteGiven.read(request)["text"]
        services.tell_learners(actor=signed_in(request.user), course=course, text=text)
        return Response(status=status.HTTP_204_NO_CONTENT)
