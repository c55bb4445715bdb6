"""The answer to a request for a stored file. The calling door has asked whether it may be read."""

import logging
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from django.conf import settings
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header
from django.utils.translation import gettext

from lms.files import disk
from lms.files.byte_ranges import ByteRange, Unsatisfiable, wanted
from lms.files.media_types import BY_NAME, TEXT, VTT
from lms.files.models import StoredFile
from lms.files.names import clean_name
from lms.files.selectors import best_variant
from lms.kernel.errors import NotFound

MOST_DIGITS = 4
logger = logging.getLogger(__name__)

_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox"
_IN_UTF8 = frozenset({TEXT.name, VTT.name})


@dataclass(frozen=True)
class _Content:
    """What will be sent: where it lies, what it is, what it is called, how to recognise it."""

    path: str
    media_type: str
    name: str
    size_bytes: int
    etag: str
    is_attachment: bool


def requested_width(request: HttpRequest) -> int | None:
    """The picture's width in pixels that an address asks for by `?w=480`; None for none."""
    asked = request.GET.get("w", "")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) <= MOST_DIGITS else None


def serve(
    stored_file: StoredFile,
    request: HttpRequest,
    *,
    width: int | None = None,
    download: bool = False,
    name: str = "",
) -> HttpResponseBase:
    """Send a stored file: whole (200), a part (206), or the news that nothing has changed (304).

    `width` in pixels asks for a smaller picture; until one exists, the original serves. `download`
    makes the browser save what it could show. `name` is what the referring room calls the file, in
    place of the name it was first stored under. Raises NotFound when the bytes are gone.
    """
    content = _content(stored_file, width=width, download=download, name=name)
    unchanged = get_conditional_response(request, etag=content.etag)
    if unchanged is not None:
        return _finished(unchanged, content)
    if settings.LERNHUB_ACCEL_PREFIX:
        return _finished(_handed_on(content), content)
    path = disk.full_path(content.path)
    try:
        return _finished(_answer(path, request, content), content)
    except FileNotFoundError as error:
        logger.exception("Stored file %s is missing on the disk.", stored_file.public_id)
        raise NotFound(gettext("This file is not there."), code="file_missing") from error


def _content(stored_file: StoredFile, *, width: int | None, download: bool, name: str) -> _Content:
    shown_name = clean_name(name) if name else stored_file.name
    variant = best_variant(stored_file, width=width) if width and stored_file.width else None
    if variant is not None:
        return _Content(
            path=variant.path,
            media_type=variant.media_type,
            name=str(Path(shown_name).with_suffix(".webp")),
            size_bytes=variant.size_bytes,
            etag=f'"{stored_file.sha256}-{variant.width}"',
            is_attachment=download,
        )
    kind = BY_NAME.get(stored_file.media_type)
    return _Content(
        path=stored_file.path,
        media_type=stored_file.media_type,
        name=shown_name,
        size_bytes=stored_file.size_bytes,
        etag=f'"{stored_file.sha256}"',
        is_attachment=download or kind is None or not kind.is_shown,
    )


def _answer(path: Path, request: HttpRequest, content: _Content) -> HttpResponseBase:
    try:
        part = _asked_for(request, content)
    except Unsatisfiable:
        headers = {"Content-Range": f"bytes */{content.size_bytes}"}
        return HttpResponse(status=416, headers=headers)
    if part is None:
        return FileResponse(path.open("rb"), headers={"Content-Length": str(content.size_bytes)})
    with path.open("rb") as file:
        file.seek(part.first)
        answer = HttpResponse(file.read(part.length), status=206)
    answer["Content-Range"] = f"bytes {part.first}-{part.last}/{content.size_bytes}"
    return answer


def _asked_for(request: HttpRequest, content: _Content) -> ByteRange | None:
    """The part asked for; the whole where the part belongs to another version (RFC 9110, 13.1.5)."""
    if request.method != "GET" or request.headers.get("If-Range", content.etag) != content.etag:
        return None
    return wanted(request.headers.get("Range", ""), size_bytes=content.size_bytes)


def _handed_on(content: _Content) -> HttpResponse:
    """Let the web server in front send the bytes (nginx: X-Accel-Redirect)."""
    prefix = settings.LERNHUB_ACCEL_PREFIX.rstrip("/")
    return HttpResponse(headers={"X-Accel-Redirect": f"{prefix}/{quote(content.path)}"})


def _finished(answer: HttpResponseBase, content: _Content) -> HttpResponseBase:
    """The headers that every answer about this content carries."""
    answer["ETag"] = content.etag
    answer["Cache-Control"] = "private, no-cache"
    answer["Accept-Ranges"] = "bytes"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = _POLICY
    answer["Cross-Origin-Resource-Policy"] = "same-origin"
    if answer.status_code in (200, 206):
        charset = "; charset=utf-8" if content.media_type in _IN_UTF8 else ""
        answer["Content-Type"] = content.media_type + charset
        answer["Content-Disposition"] = (
            content_disposition_header(content.is_attachment, content.name) or "inline"
        )
    return answer
