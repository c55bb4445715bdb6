"""A course written as text."""

from pathlib import Path
from shutil import copyfileobj
from typing import IO

from django.utils.translation import gettext as _

from courses.outline.models import Course, CourseFile
from courses.outline.policies import may_edit_course
from courses.packages.package import open_source, read_package
from courses.packages.problems import Findings, PackageInvalid
from courses.packages.selectors import files_of, package_of
from courses.packages.source import MANIFEST
from courses.packages.writing import is_archive, open_target, write_texts
from lms.accounts.models import User
from lms.files.disk import full_path
from lms.kernel.errors import Conflict
from lms.kernel.permissions import require


def export_course(
    *, actor: User | None, course: Course, target: Path, overwrite: bool = False
) -> None:
    """Write `course` to `target`, a folder, or a zip where the name ends so.

    Importing it again gives the same course. `actor` None is the operator. Raises NotAllowed, and
    Conflict where something stands at `target` already, unless `overwrite`: then a zip is replaced,
    and in a folder with a course the files that its course.yaml names; other files stay.
    """
    if actor is not None:
        require(may_edit_course, actor, course)
    _check_place(target, overwrite=overwrite)
    package = package_of(course)
    files = files_of(course)
    if target.is_dir():
        _remove_old(target)
    with open_target(target) as opened:
        write_texts(package, opened)
        for file in files:
            _copy(file, opened.open(file.path))


def _check_place(target: Path, *, overwrite: bool) -> None:
    if target.exists() and target.is_dir() == is_archive(target):
        message = _("“%(path)s” is there already and of another kind. Choose another place.")
        raise Conflict(message % {"path": target}, code="target_of_other_kind")
    occupied = any(target.iterdir()) if target.is_dir() else target.exists()
    if occupied and not overwrite:
        message = _("“%(path)s” is not empty. Choose another place, or add --force to overwrite.")
        raise Conflict(message % {"path": target}, code="target_not_empty")


def _copy(file: CourseFile, stream: IO[bytes]) -> None:
    with stream, full_path(file.stored_file.path).open("rb") as content:
        copyfileobj(content, stream)


def _remove_old(folder: Path) -> None:
    """Remove what an earlier export wrote here; where its course.yaml can't be read, nothing."""
    findings = Findings()
    try:
        with open_source(folder, findings=findings) as source:
            old = read_package(source, findings=findings)
    except PackageInvalid:
        return
    named = [MANIFEST, *old.units, *(media.path for media in old.fields.media)]
    for path in named:
        (folder / path).unlink(missing_ok=True)
    parents = {parent for path in named for parent in Path(path).parents if parent != Path()}
    for parent in sorted(parents, key=lambda found: len(found.parts), reverse=True):
        place = folder / parent
        if place.is_dir() and not any(place.iterdir()):
            place.rmdir()
