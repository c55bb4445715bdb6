"""From what an author wrote to what is kept of an H5P unit: the package read, checked and laid on the shelf.

Files go into the store at once, under the hashes of their contents: that is slow, needs no database, and does
no harm when the unit is not kept after all.
"""

import hashlib
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from courses.activities.contract import CourseContext, MediaInfo, PreparedBody, Problem
from courses.activities.markdown import render_in_course
from courses.h5p import shelf
from courses.h5p.engine.archive import open_archive
from courses.h5p.engine.findings import PackageRefused
from courses.h5p.engine.maximum import maximum_of
from courses.h5p.engine.package import (
    CheckedPackage,
    InstalledOf,
    Library,
    check_package,
    nothing_installed,
)
from courses.h5p.engine.plain_text import lines_of
from courses.h5p.engine.rights import Rights, rights_within
from courses.h5p.engine.versions import LibraryName
from courses.h5p.fields import InteractiveFields
from courses.h5p.sentences import sentence_of
from courses.outline.vocabulary import Completion
from lms.files.media_types import H5P

MOST_PROBLEMS = 20


@dataclass(frozen=True)
class LoadedLibrary:
    """A library that a content loads; `brought` is what the package has of it."""

    name: LibraryName
    content_hash: str
    brought: Library | None


@dataclass(frozen=True)
class PackagedContent:
    """A checked package as it will be kept."""

    sha256: str
    origin: str
    title: str
    language: str
    main: LibraryName
    loaded: tuple[LoadedLibrary, ...]
    brought: tuple[Library, ...]
    params: dict[str, Any]
    maximum: float | None
    rights: tuple[Rights, ...]
    words: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class InteractiveBody:
    """What is kept of an H5P unit. `content` is None where the package can't be used."""

    fields: InteractiveFields
    source: str
    html: str
    text: str
    content: PackagedContent | None


@dataclass
class _Notes:
    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)

    def problem(self, message: str) -> None:
        """Something wrong with the package."""
        self.problems.append(Problem(0, message, field="package"))


def prepare_body(
    source: str, fields: InteractiveFields, *, completion: Completion, context: CourseContext
) -> PreparedBody[InteractiveBody]:
    """Check the package and lay it on the shelf, and render the text above it."""
    notes = _Notes()
    rendered = render_in_course(source, context=context)
    notes.problems += rendered.problems
    notes.warnings += rendered.warnings
    content = _content(fields.package, context, notes)
    if content is not None and completion == Completion.SCORE and content.maximum == 0:
        notes.problem(
            _(
                "This content gives no points. Let the unit be completed by opening or by marking it."
            )
        )
    words = "\n".join(text for text, _depth in content.words) if content else ""
    body = InteractiveBody(fields, source, rendered.html, f"{rendered.text}\n{words}", content)
    return PreparedBody(body, tuple(notes.problems), tuple(notes.warnings))


def _content(path: str, context: CourseContext, notes: _Notes) -> PackagedContent | None:
    found = _package_file(path, context, notes)
    if found is None or found.location is None:
        return None
    try:
        return take_package(found.location, origin=found.name)
    except PackageRefused as refused:
        for finding in refused.findings[:MOST_PROBLEMS]:
            notes.problem(sentence_of(finding))
        return None


def _package_file(path: str, context: CourseContext, notes: _Notes) -> MediaInfo | None:
    if not path:
        notes.problem(
            _("Which content? Choose an H5P package of the course (package: medien/quiz.h5p).")
        )
        return None
    found = context.file(path)
    if found is None:
        close = get_close_matches(path, list(context.media), n=1)
        guess = _("Did you mean “%(path)s”?") % {"path": close[0]} if close else ""
        message = _("There is no file “%(path)s” in the course.") % {"path": path}
        notes.problem(f"{message} {guess}".strip())
    elif found.media_type != H5P.name:
        notes.problem(_("“%(path)s” is not an H5P package.") % {"path": path})
        return None
    return found


def take_package(
    location: Path, *, origin: str, instead: InstalledOf = nothing_installed
) -> PackagedContent:
    """Check the package at `location` and lay its libraries and its content on the shelf.

    Libraries that `instead` finds are loaded in place of the package's own.
    Raises PackageRefused. Idempotent: what lies there already stays as it is.
    """
    with location.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    shelf_store = shelf.store()
    with open_archive(location, limits=shelf.limits()) as archive:
        package = check_package(archive, installed=shelf.installed, instead=instead)
        for library in package.libraries:
            shelf_store.add_library(archive, library)
        if not shelf_store.content_folder(sha256).exists():
            shelf_store.add_content(archive, package, content_id=sha256)
    return _packaged(package, sha256=sha256, origin=origin, instead=instead)


def _packaged(
    package: CheckedPackage, *, sha256: str, origin: str, instead: InstalledOf
) -> PackagedContent:
    brought = {library.name: library for library in package.libraries}

    def library_of(name: LibraryName) -> Library | None:
        return instead(name) or brought.get(name) or shelf.installed(name)

    loaded = [
        LoadedLibrary(m.name, found.content_hash, brought.get(m.name))
        for m in package.order.libraries
        if (found := library_of(m.name)) is not None
    ]
    main = library_of(package.main.name)
    lines = lines_of(
        package.content.params,
        semantics=main.semantics if main else (),
        semantics_of=lambda name: library.semantics if (library := library_of(name)) else None,
    )
    own = [package.manifest.rights] if package.manifest.rights.says_anything else []
    return PackagedContent(
        sha256=sha256,
        origin=origin,
        title=package.manifest.title,
        language=package.manifest.language,
        main=package.main.name,
        loaded=tuple(loaded),
        brought=package.libraries,
        params=package.content.params,
        maximum=maximum_of(str(package.main.name), package.content.params),
        rights=tuple(dict.fromkeys([*own, *rights_within(package.content.params)])),
        words=tuple((line.text, line.depth) for line in lines),
    )
