"""A package as a value, and how it is read from its source. Nothing here touches the database."""

from collections.abc import Hashable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from django.utils.translation import gettext as _

from courses.packages.archive import archive_source, open_archive
from courses.packages.folder import folder_source
from courses.packages.limits import LIMITS, Limits
from courses.packages.paths import normal_path, objection_to
from courses.packages.problems import Findings, PackageInvalid
from courses.packages.schema import CourseFields, SectionFields, UnitFields
from courses.packages.source import MANIFEST, Source
from courses.packages.texts import read_text, split_unit
from courses.packages.unit_fields import unit_fields_of_kind
from courses.packages.validation import fields_from
from courses.packages.yaml_values import Document, Value, read_yaml


@dataclass(frozen=True)
class PackageUnit:
    """One unit: its fields, and the body that its kind understands."""

    file: str = field(compare=False)
    fields: UnitFields
    body: str
    body_line: int = field(default=1, compare=False)
    document: Document | None = field(default=None, compare=False, repr=False)

    def line_of(self, *place: Hashable) -> int:
        """The line of a field in the unit's file."""
        return self.document.line_of(*place) if self.document else 1


@dataclass(frozen=True)
class Package:
    """A whole course as text; `units` by the path under which course.yaml names them."""

    fields: CourseFields
    units: Mapping[str, PackageUnit]
    document: Document | None = field(default=None, compare=False, repr=False)

    def line_of(self, *place: Hashable) -> int:
        """The line of a field in course.yaml."""
        return self.document.line_of(*place) if self.document else 1

    def placed_units(self) -> Iterator[tuple[SectionFields, PackageUnit]]:
        """The units that could be read, in order, each with its section."""
        for section in self.fields.sections:
            for path in section.units:
                if path in self.units:
                    yield section, self.units[path]


@contextmanager
def open_source(path: Path, *, findings: Findings, limits: Limits = LIMITS) -> Iterator[Source]:
    """The package at `path`, folder or zip. Raises PackageInvalid when it can't be listed safely."""
    if path.is_dir():
        yield folder_source(path, findings=findings, limits=limits)
    elif path.is_file():
        with open_archive(path, findings=findings, limits=limits) as archive:
            yield archive_source(archive, findings=findings, limits=limits)
    else:
        findings.stop("no_package", _("There is no folder or file “%(path)s”.") % {"path": path})


def read_package(source: Source, *, findings: Findings, limits: Limits = LIMITS) -> Package:
    """The package in `source`; problems of all files are noted before PackageInvalid is raised.

    That files belong together is for `checks` to say.
    """
    document = _manifest(source, findings, limits)
    paths = _unit_paths(document.value)
    if len(paths) > limits.units:
        message = _(
            "The course lists %(count)d units, possible are %(limit)d. Split it into several courses."
        )
        findings.stop("too_many_units", message % {"count": len(paths), "limit": limits.units})
    fields = fields_from(CourseFields, document, findings)
    found = {path: _unit(source, path, findings, limits) for path in paths if path in source.sizes}
    units = {path: unit for path, unit in found.items() if unit is not None}
    if fields is None:
        raise PackageInvalid(findings.problems)
    return Package(fields, units, document)


def _manifest(source: Source, findings: Findings, limits: Limits) -> Document:
    text = read_text(source, MANIFEST, limit_bytes=limits.manifest_bytes, findings=findings)
    document = None if text is None else read_yaml(text, file=MANIFEST, findings=findings)
    if document is None:
        raise PackageInvalid(findings.problems)
    return document


def _unit_paths(manifest: Value) -> list[str]:
    """Every unit file that is named, even where the fields around it are wrong."""
    sections = manifest.get("sections") if isinstance(manifest, dict) else None
    named = [
        path
        for section in (sections if isinstance(sections, list) else [])
        if isinstance(section, dict) and isinstance(section.get("units"), list)
        for path in (section["units"] or [])
    ]
    paths = [normal_path(path) for path in named if isinstance(path, str)]
    return [path for path in paths if not objection_to(path)]


def _unit(source: Source, path: str, findings: Findings, limits: Limits) -> PackageUnit | None:
    text = read_text(source, path, limit_bytes=limits.unit_bytes, findings=findings)
    parts = None if text is None else split_unit(text, file=path, findings=findings)
    if parts is None:
        return None
    document = read_yaml(parts.front_matter, file=path, findings=findings, first_line=2)
    if document is None:
        return None
    kind = document.value.get("kind") if isinstance(document.value, dict) else None
    fields = fields_from(unit_fields_of_kind(kind), document, findings)
    if fields is None:
        return None
    return PackageUnit(path, fields, parts.body, parts.body_line, document)
