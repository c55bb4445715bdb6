"""Serving a stored file. The room that refers to it has checked who may read it."""

from django.conf import settings
from django.http import FileResponse, HttpRequest, HttpResponseBase

from lms.files.models import StoredFile


def serve(
    stored_file: StoredFile,
    request: HttpRequest,
    *,
    width: int | None = None,
    download: bool = False,
) -> HttpResponseBase:
    """The bytes of `stored_file`."""
    return FileResponse(
        (settings.MEDIA_ROOT / stored_file.path).open("rb"),
        content_type=stored_file.media_type,
        as_attachment=download,
        filename=stored_file.name,
    )
