"""Reading the files of a course."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from courses.activities.texts import texts_of
from courses.library.usage import places_of
from courses.outline.models import Course, CourseFile, Unit
from courses.outline.policies import course_editable_by, course_of_team
from courses.outline.selectors import course_at, current_units
from lms.accounts.actors import Actor
from lms.kernel.paging import page_of


@dataclass(frozen=True)
class LibraryFile:
    """A file with the units that use it. `widths` lists the sizes of a picture in pixels."""

    file: CourseFile
    widths: Sequence[int]
    units: Sequence[Unit]
    is_title_image: bool

    @property
    def is_picture(self) -> bool:
        """Whether it can be shown as a picture."""
        return self.file.stored_file.width is not None

    @property
    def is_used(self) -> bool:
        """Whether anything in the course refers to it."""
        return self.is_title_image or bool(self.units)


def library_course(actor: Actor, slug: str) -> Course:
    """The course of that slug, for its team. Raises NotFound and Moved."""
    return course_at(slug, among=course_of_team(actor))


def extendable_course(actor: Actor, slug: str) -> Course:
    """The course of that slug, for those who may add files to it. Raises NotFound and Moved."""
    return course_at(slug, among=course_editable_by(actor))


def library_file(file: CourseFile) -> LibraryFile:
    """One file that nothing refers to yet."""
    return LibraryFile(file=file, widths=(), units=(), is_title_image=False)


@dataclass(frozen=True)
class LibraryPage:
    """Some files; `next_key` leads to more."""

    rows: Sequence[LibraryFile]
    next_key: str | None


def library_of(course: Course) -> list[LibraryFile]:
    """All files of `course` by path, in a fixed number of queries."""
    return _described(course, list(_files(course)))


def library_page(course: Course, *, key: str | None, size: int) -> LibraryPage:
    """Some files of `course` by path, in a fixed number of queries."""
    page = page_of(_files(course), by="path", key=key, size=size)
    return LibraryPage(_described(course, page.rows), page.next_key)


def _files(course: Course) -> QuerySet[CourseFile]:
    return (
        CourseFile.objects.filter(course=course)
        .select_related("stored_file")
        .prefetch_related("stored_file__variants")
    )


def _described(course: Course, files: Sequence[CourseFile]) -> list[LibraryFile]:
    units = {unit.pk: unit for unit in current_units(course)}
    places = places_of(_texts(units.values()), paths=[file.path for file in files])
    return [
        LibraryFile(
            file=file,
            widths=[variant.width for variant in file.stored_file.variants.all()],
            units=[units[pk] for pk in places[file.path]],
            is_title_image=file.pk == course.image_id,
        )
        for file in files
    ]


def _texts(units: Iterable[Unit]) -> dict[int, str]:
    """Everything that each unit's author wrote, by primary key, in the order of the course."""
    ordered = list(units)
    written = texts_of(ordered)
    return {
        unit.pk: f"{text.fields.model_dump_json()}\n{text.body}"
        for unit in ordered
        if (text := written.get(unit.pk)) is not None
    }
