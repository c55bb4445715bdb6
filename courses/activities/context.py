"""What a unit's body may refer to: addresses of the course's units and files."""

from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

from django.urls import reverse

from courses.activities.contract import CourseContext, MediaInfo
from courses.outline.models import CourseFile
from lms.files.disk import full_path
from lms.files.media_types import GIF
from lms.files.models import StoredFile
from lms.files.pictures import WIDTHS


def course_context(
    *, slug: str, language: str, unit_keys: Iterable[str], media: Mapping[str, MediaInfo]
) -> CourseContext:
    """The context of the course at `slug`."""
    urls = {key: reverse("learning:unit", args=[slug, key]) for key in unit_keys}
    return CourseContext(language=language, media=media, unit_urls=urls)


def media_info(file: CourseFile, *, slug: str) -> MediaInfo:
    """What a text needs to know of `file`, which need not be saved."""
    stored = file.stored_file
    url = reverse("learning:file", args=[slug, file.path])
    return MediaInfo(
        url=url,
        media_type=stored.media_type,
        size_bytes=stored.size_bytes,
        name=PurePosixPath(file.path).name,
        alt=file.alt,
        decorative=file.decorative,
        caption=file.title,
        source=file.source,
        srcset=_srcset(url, stored),
        width=stored.width,
        height=stored.height,
        location=full_path(stored.path),
    )


def _srcset(url: str, stored: StoredFile) -> str:
    """The sizes a picture can be had in; moving ones only as they are.

    Smaller sizes are made by a job: until then the door answers with the original.
    """
    if stored.width is None or stored.media_type == GIF.name:
        return ""
    smaller = [f"{url}?w={width} {width}w" for width in WIDTHS if width < stored.width]
    return ", ".join([*smaller, f"{url} {stored.width}w"]) if smaller else ""
