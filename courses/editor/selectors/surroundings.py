"""What a text may refer to: files and units of its course."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from courses.activities.context import course_context, media_info
from courses.activities.contract import CourseContext
from courses.outline.models import Course, CourseFile
from courses.outline.selectors import current_units


@dataclass(frozen=True)
class OfferedFile:
    """A file of the course, ready to be put into a text. `alt` is empty where nobody described it."""

    path: str
    url: str
    media_type: str
    size_bytes: int
    alt: str
    title: str
    is_picture: bool


@dataclass(frozen=True)
class OfferedUnit:
    """A unit to link to."""

    key: str
    title: str
    section: str


def context_of(course: Course) -> CourseContext:
    """Everything that the texts of `course` may name, in two queries."""
    files = CourseFile.objects.filter(course=course).select_related("stored_file")
    return course_context(
        slug=course.slug,
        language=course.language,
        unit_keys=current_units(course).values_list("key", flat=True),
        media={file.path: media_info(file, slug=course.slug) for file in files},
    )


def offered_files(course: Course) -> list[OfferedFile]:
    """The course's files by path."""
    files = CourseFile.objects.filter(course=course).select_related("stored_file")
    return [
        OfferedFile(
            path=file.path,
            url=reverse("learning:file", args=[course.slug, file.path]),
            media_type=file.stored_file.media_type,
            size_bytes=file.stored_file.size_bytes,
            alt=file.alt,
            title=file.title,
            is_picture=file.stored_file.width is not None,
        )
        for file in files.order_by("path")
    ]


def offered_units(course: Course) -> Sequence[OfferedUnit]:
    """The course's units in order."""
    return [
        OfferedUnit(unit.key, unit.title, unit.section.title if unit.section else "")
        for unit in current_units(course)
    ]
