"""The texts of a package, rendered before anything is written."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from courses.activities.context import course_context, media_info
from courses.activities.contract import (
    CourseContext,
    MediaInfo,
    PreparedBody,
    Problem,
    UnitText,
)
from courses.activities.registry import kind_of
from courses.outline.models import CourseFile
from courses.outline.vocabulary import Release
from courses.packages.package import Package, PackageUnit
from courses.packages.problems import Findings
from courses.packages.source import MANIFEST
from courses.packages.unit_fields import own_fields_in
from lms.markup.document import LinkTarget
from lms.markup.rendering import render


@dataclass(frozen=True)
class Texts:
    """Each unit's body by the unit's id, and the course's description as HTML.

    Drafts that nobody has written yet have none.
    """

    bodies: Mapping[str, PreparedBody[Any]]
    description_html: str


class _NotedMedia(Mapping[str, MediaInfo]):
    """The course's files; remembers which were asked for."""

    def __init__(self, media: Mapping[str, MediaInfo]) -> None:
        self._media = media
        self.used: set[str] = set()

    def __getitem__(self, path: str) -> MediaInfo:
        found = self._media[path]
        self.used.add(path)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._media)

    def __len__(self) -> int:
        return len(self._media)


def prepare_texts(package: Package, files: Mapping[str, CourseFile], findings: Findings) -> Texts:
    """Render everything; problems get the lines of their files."""
    fields = package.fields
    media = _NotedMedia({path: media_info(file, slug=fields.slug) for path, file in files.items()})
    context = course_context(
        slug=fields.slug,
        language=fields.language,
        unit_keys=[unit.fields.id for unit in package.units.values()],
        media=media,
    )
    bodies = {
        unit.fields.id: _body(unit, context, findings)
        for unit in package.units.values()
        if not _is_unwritten(unit)
    }
    _warn_of_unused(package, {*media.used, fields.image}, findings)
    return Texts(bodies, _description(package, context, findings))


def _is_unwritten(unit: PackageUnit) -> bool:
    """A draft without a text and without anything that its kind adds."""
    own = own_fields_in(unit.fields) if unit.fields.state is Release.DRAFT else None
    return own is not None and not unit.body and not any(own.model_dump().values())


def _body(unit: PackageUnit, context: CourseContext, findings: Findings) -> PreparedBody[Any]:
    fields = unit.fields
    prepared = kind_of(fields.kind).prepare(
        UnitText(unit.body, own_fields_in(fields)), completion=fields.completion, context=context
    )
    for problem in prepared.problems:
        file, line = _place(problem, unit)
        findings.problem("bad_text", problem.message, file=file, line=line)
    for warning in prepared.warnings:
        file, line = _place(warning, unit)
        findings.warn("odd_text", warning.message, file=file, line=line)
    return prepared


def _place(problem: Problem, unit: PackageUnit) -> tuple[str, int]:
    """File and line: of another file, of a field, or of the body."""
    if problem.path:
        return problem.path, problem.line
    if problem.field:
        return unit.file, unit.line_of(problem.field)
    return unit.file, unit.body_line - 1 + problem.line


def _description(package: Package, context: CourseContext, findings: Findings) -> str:
    """The description may link to units; pictures belong into units."""

    def link(href: str) -> LinkTarget | None:
        url = context.unit_urls.get(href.removeprefix("unit:"))
        return LinkTarget(url) if url and href.startswith("unit:") else None

    source = package.fields.description
    rendered = render(
        source, resolve_image=lambda _path: None, resolve_link=link, language=context.language
    )
    first = package.line_of("description")
    for problem in rendered.problems:
        line = first + problem.line if "\n" in source else first
        findings.problem("bad_text", problem.message, file=MANIFEST, line=line)
    return rendered.html


def _warn_of_unused(package: Package, used: set[str | None], findings: Findings) -> None:
    for at, media in enumerate(package.fields.media):
        if media.path not in used:
            message = _("No text shows “%(path)s” or links to it.") % {"path": media.path}
            line = package.line_of("media", at)
            findings.warn("media_unused", message, file=MANIFEST, line=line)
