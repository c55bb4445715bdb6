"""A course read from text: new, or an existing one brought up to date in place."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from courses.activities.contract import PreparedBody
from courses.activities.registry import kind_of, kinds
from courses.outline.events import CourseChanged
from courses.outline.models import Course, CourseFile, Unit
from courses.outline.policies import may_create_courses, may_edit_course, may_run_course
from courses.outline.selectors import minutes_of
from courses.outline.vocabulary import State, TeamRole
from courses.packages.checks import check_package
from courses.packages.identity import course_of
from courses.packages.package import Package, open_source, read_package
from courses.packages.preparing import (
    Tags,
    Team,
    prepare_files,
    prepare_people,
    prepare_tags,
    warn_of_missing_key,
)
from courses.packages.problems import Findings, Problem
from courses.packages.rendered_texts import Texts, prepare_texts
from courses.packages.selectors import files_of, package_of
from courses.packages.services.particulars import (
    bring_course,
    bring_image,
    course_values,
    write_entry,
    write_files,
    write_old_slugs,
    write_tags,
    write_team,
)
from courses.packages.services.rows import bring
from courses.packages.services.structure import StructureChange, write_structure
from courses.packages.source import Source
from lms.accounts.models import User
from lms.kernel.audit import record
from lms.kernel.errors import Conflict
from lms.kernel.events import publish
from lms.kernel.permissions import require
from lms.schools.models import School
from lms.schools.policies import may_manage_all_schools


@dataclass(frozen=True)
class ImportReport:
    """What an import did. Units are named by their ids, in the order of the alphabet."""

    course: Course
    created: bool
    changed: bool
    units_added: tuple[str, ...]
    units_updated: tuple[str, ...]
    units_moved: tuple[str, ...]
    units_archived: tuple[str, ...]
    units_restored: tuple[str, ...]
    warnings: tuple[Problem, ...]


@dataclass(frozen=True)
class _Prepared:
    """A package with everything found that it names."""

    package: Package
    school: School | None
    team: Team | None
    tags: Tags
    files: Mapping[str, CourseFile]
    texts: Texts


def import_course(*, actor: User | None, source: Path) -> ImportReport:
    """Read the package at `source`, folder or zip, and make the course of its slug equal to it.

    `actor` None is the operator at the command line. Units are matched by id: renamed or moved ones
    keep their learners' progress, missing ones are archived, returning ones restored. The same package
    again changes nothing. Raises PackageInvalid with every problem found, NotAllowed, Conflict; then
    the course is as it was.
    """
    findings = Findings()
    with open_source(source, findings=findings) as opened:
        prepared = _prepare(opened, actor, findings)
    return _write(prepared, actor, findings)


def try_import(*, actor: User, source: Path) -> ImportReport:
    """What `import_course` would do: the same report and the same refusals, and nothing is changed.

    The course of the report is not kept. Media of the package are stored already; what no course
    refers to is swept away by `lms.files`.
    """
    with transaction.atomic():
        report = import_course(actor=actor, source=source)
        transaction.set_rollback(True)
    return report


def copy_course(*, actor: User, course: Course, title: str, slug: str) -> Course:
    """A new course with the contents, settings and files of `course`: a draft, owned by `actor`.

    Nobody takes part in it; old addresses, team, access and invitations stay with the first one.
    Raises NotAllowed, Conflict (the slug was taken just now), PackageInvalid (texts that need mending).
    """
    require(may_edit_course, actor, course)
    package = package_of(course)
    changes = {
        "slug": slug,
        "title": title,
        "state": State.DRAFT,
        "previous_slugs": (),
        "team": None,
        "enrolment": None,
    }
    package = replace(package, fields=package.fields.model_copy(update=changes))
    findings = Findings()
    files = {file.path: _file_once_more(file) for file in files_of(course)}
    texts = prepare_texts(package, files, findings)
    tags = prepare_tags(package, findings)
    findings.stop_if_any()
    prepared = _Prepared(package, course.school, None, tags, files, texts)
    return _write(prepared, actor, findings).course


def _file_once_more(file: CourseFile) -> CourseFile:
    """The same bytes under the same path for another course; nothing is copied on the disk."""
    return CourseFile(
        path=file.path,
        stored_file=file.stored_file,
        alt=file.alt,
        decorative=file.decorative,
        title=file.title,
        source=file.source,
    )


def _prepare(source: Source, actor: User | None, findings: Findings) -> _Prepared:
    """All that needs no transaction: reading, checking, storing files, rendering."""
    package = read_package(source, findings=findings)
    course = course_of(package, among=Course.objects.all(), findings=findings)
    _authorise(actor, course)
    completions = {kind.key: kind.completions for kind in kinds()}
    check_package(package, files=source.sizes, completions=completions, findings=findings)
    school, team = prepare_people(package, findings, may_name_anybody=_may_name_anybody(actor))
    tags = prepare_tags(package, findings)
    warn_of_missing_key(package, course, findings)
    findings.stop_if_any()
    files = prepare_files(package, source, course=course, findings=findings)
    findings.stop_if_any()
    texts = prepare_texts(package, files, findings)
    findings.stop_if_any()
    return _Prepared(package, school, team, tags, files, texts)


def _may_name_anybody(actor: User | None) -> bool:
    """Directories are closed: a package must not tell a trainer who has an account."""
    return actor is None or may_manage_all_schools(actor)


def _authorise(actor: User | None, course: Course | None) -> None:
    if actor is None:
        return
    if course is None:
        reason = _("Only trainers and the centre's staff may bring new courses.")
        require(may_create_courses, actor, reason=reason)
        return
    reason = _(
        "The short name “%(slug)s” belongs to a course of somebody else. Choose another, or ask its "
        "owner to let you edit it."
    )
    require(may_run_course, actor, course, reason=reason % {"slug": course.slug})


@transaction.atomic
def _write(prepared: _Prepared, actor: User | None, findings: Findings) -> ImportReport:
    locked = Course.objects.select_for_update()
    course = course_of(prepared.package, among=locked, findings=findings)
    findings.stop_if_any()
    _authorise(actor, course)
    values = course_values(
        prepared.package, school=prepared.school, description_html=prepared.texts.description_html
    )
    created = course is None
    course = course or Course()
    changed = _bring_course(course, values)
    changed |= write_old_slugs(course, prepared.package.fields.previous_slugs)
    changed |= write_tags(course, prepared.tags)
    changed |= write_entry(course, prepared.package.fields.enrolment, actor=actor)
    changed |= write_files(course, prepared.files)
    changed |= bring_image(course, prepared.package.fields.image)
    changed |= write_team(course, _first_team(actor, prepared.team) if created else prepared.team)
    structure = write_structure(course, prepared.package)
    structure.updated |= _write_bodies(structure, prepared.texts.bodies) - structure.added
    changed |= structure.anything
    changed |= bring(course, minutes=minutes_of(course))
    if changed:
        course.structure_version += 1
        course.save()
        _tell(course, actor, structure, created=created)
    return _report(course, structure, findings, created=created, changed=changed)


def _bring_course(course: Course, values: Mapping[str, Any]) -> bool:
    """Set what differs. A new or renamed course is saved at once, to hold its short name."""
    slug = course.slug
    changed = bring_course(course, values)
    if course.slug == slug:
        return changed
    try:
        with transaction.atomic():
            course.save()
    except IntegrityError as error:
        message = _("Somebody imported a course “%(slug)s” at the same moment. Import yours again.")
        raise Conflict(message % {"slug": course.slug}, code="course_exists") from error
    return True


def _first_team(actor: User | None, team: Team | None) -> Team | None:
    """Whoever brings a new course without naming a team owns it."""
    return [(actor, TeamRole.OWNER)] if team is None and actor is not None else team


def _write_bodies(structure: StructureChange, bodies: Mapping[str, PreparedBody[Any]]) -> set[str]:
    """Keep all bodies, kind by kind; returns the ids of units whose body changed."""
    by_kind: dict[str, dict[Unit, PreparedBody[Any]]] = defaultdict(dict)
    for key, unit in structure.units.items():
        if key in bodies:
            by_kind[unit.kind][unit] = bodies[key]
    changed = {pk for kind, kept in by_kind.items() for pk in kind_of(kind).save_bodies(kept)}
    return {key for key, unit in structure.units.items() if unit.pk in changed}


def _tell(course: Course, actor: User | None, structure: StructureChange, *, created: bool) -> None:
    record(
        actor=actor,
        action="course.imported",
        target=course,
        created=created,
        units_added=len(structure.added),
        units_updated=len(structure.updated),
        units_moved=len(structure.moved),
        units_archived=len(structure.archived),
        units_restored=len(structure.restored),
    )
    publish(CourseChanged(course.pk))


def _report(
    course: Course, structure: StructureChange, findings: Findings, *, created: bool, changed: bool
) -> ImportReport:
    return ImportReport(
        course=course,
        created=created,
        changed=changed,
        units_added=tuple(sorted(structure.added)),
        units_updated=tuple(sorted(structure.updated)),
        units_moved=tuple(sorted(structure.moved)),
        units_archived=tuple(sorted(structure.archived)),
        units_restored=tuple(sorted(structure.restored)),
        warnings=tuple(findings.warnings),
    )
