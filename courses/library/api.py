"""JSON door of the library, for the course's team."""

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from courses.library.selectors import LibraryFile, library_course, library_of
from lms.api.door import Door
from lms.api.scopes import Scope


class LibraryFileSerializer(serializers.Serializer[LibraryFile]):
    """A file of the course. `widths` are the sizes of a picture in pixels, `units` name keys,
    `origin` says who made it."""

    path = serializers.CharField(source="file.path")
    alt = serializers.CharField(source="file.alt")
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


class LibraryView(Door):
    """The files of a course."""

    reads = Scope.TEACHING_READ

    @extend_schema(operation_id="course_files", responses=LibraryFileSerializer(many=True))
    def get(self, request: Request, slug: str) -> Response:
        """All files by path."""
        files = library_of(library_course(request.user, slug))
        return Response([LibraryFileSerializer(file).data for file in files])
