"""JSON door of the library, for the course's team."""

from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response

from courses.library.selectors import (
    LibraryFile,
    LibraryPage,
    extendable_course,
    library_course,
    library_file,
    library_page,
)
from courses.library.services import Description, add_file
from lms.accounts.actors import signed_in
from lms.api.door import Door
from lms.api.examples import example
from lms.api.given import Given
from lms.api.paging import NextField, PageAsked
from lms.api.parsers import JSONParser
from lms.api.scopes import Scope

FILE = {
    "path": "bilder/tafel.jpg",
    "alt": "Eine Tafel, halb gewischt",
    "decorative": False,
    "caption": "Die Tafel",
    "origin": "Svenja Oltmanns",
    "media_type": "image/jpeg",
    "size_bytes": 184320,
    "width": 1600,
    "height": 900,
    "widths": [480, 960],
    "units": ["kurs-anlegen"],
    "is_title_image": False,
}


@example(FILE)
class LibraryFileSerializer(serializers.Serializer[LibraryFile]):
    """A file of the course. `widths` are the sizes of a picture in pixels, `units` name keys,
    `origin` says who made it."""

    path = serializers.CharField(source="file.path")
    alt = serializers.CharField(source="file.alt")
    decorative = serializers.BooleanField(source="file.decorative")
    caption = serializers.CharField(source="file.title")
    origin = serializers.CharField(source="file.source")
    media_type = serializers.CharField(source="file.stored_file.media_type")
    size_bytes = serializers.IntegerField(source="file.stored_file.size_bytes")
    width = serializers.IntegerField(source="file.stored_file.width", allow_null=True)
    height = serializers.IntegerField(source="file.stored_file.height", allow_null=True)
    widths = serializers.ListField(child=serializers.IntegerField())
    units = serializers.SerializerMethodField()
    is_title_image = serializers.BooleanField()

    def get_units(self, file: LibraryFile) -> list[str]:
        """Keys of the units that use it."""
        return [unit.key for unit in file.units]


@example(
    {
        "file": "tafelbild.png",
        "alt": "Ein Tafelbild mit vier Fragen.",
        "caption": "",
        "origin": "Foto: Ada Beispiel, CC BY 4.0",
    }
)
class FileGiven(Given):
    """A file to add. `alt` is needed for pictures that are not decorative; `origin` says who made it, and
    its licence."""

    file = serializers.FileField(max_length=400)
    alt = serializers.CharField(max_length=500, required=False, allow_blank=True, default="")
    decorative = serializers.BooleanField(required=False, default=False)
    caption = serializers.CharField(max_length=300, required=False, allow_blank=True, default="")
    origin = serializers.CharField(max_length=300, required=False, allow_blank=True, default="")


@example(
    {
        "next": None,
        "results": [FILE],
    }
)
class LibraryPageSerializer(serializers.Serializer[LibraryPage]):
    """Some files, by path."""

    next = NextField()
    results = LibraryFileSerializer(many=True, source="rows")


class LibraryView(Door):
    """The files of a course."""

    reads, writes = Scope.TEACHING_READ, Scope.AUTHORING_WRITE
    parser_classes = [JSONParser, MultiPartParser]

    @extend_schema(
        operation_id="course_files", parameters=[PageAsked], responses=LibraryPageSerializer
    )
    def get(self, request: Request, slug: str) -> Response:
        """One page, by path."""
        course = library_course(request.user, slug)
        asked = PageAsked.read(request)
        page = library_page(course, key=asked.get("after"), size=asked["limit"])
        return Response(LibraryPageSerializer(page, context={"request": request}).data)

    @extend_schema(
        operation_id="add_course_file",
        request={"multipart/form-data": FileGiven},
        responses={201: LibraryFileSerializer},
    )
    def post(self, request: Request, slug: str) -> Response:
        """Add a file, sent as multipart/form-data. The same content again gives the file there is."""
        course = extendable_course(request.user, slug)
        values = FileGiven.read(request)
        file = add_file(
            actor=signed_in(request.user),
            course=course,
            content=values["file"],
            name=values["file"].name,
            description=Description(
                values["alt"], values["caption"], values["origin"], values["decorative"]
            ),
        )
        body = LibraryFileSerializer(library_file(file)).data
        return Response(body, status=status.HTTP_201_CREATED)
