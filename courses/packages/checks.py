"""Whether the parts of a package belong together. Notes every problem; raises nothing."""

from collections.abc import Hashable, Iterable, Mapping

from django.utils.translation import gettext as _

from courses.outline.vocabulary import Completion, Visibility
from courses.packages.course_checks import check_course_fields
from courses.packages.cycles import StepKind, find_cycle
from courses.packages.moments import closing, opening
from courses.packages.package import Package, PackageUnit
from courses.packages.paths import is_picture, nearest
from courses.packages.problems import Findings
from courses.packages.schema import MediaFields
from courses.packages.source import MANIFEST


def check_package(
    package: Package,
    *,
    files: Iterable[str],
    completions: Mapping[str, frozenset[Completion]],
    findings: Findings,
) -> None:
    """Check `package`, found among `files`. `completions` says what each kind of unit supports."""
    present = set(files)
    _check_course(package, findings)
    check_course_fields(package, findings)
    _check_files(package, present, findings)
    _check_ids(package, findings)
    for unit in package.units.values():
        _check_unit(unit, completions, findings)
    _check_requirements(package, findings)
    _warn_of_unused(package, present, findings)


def _in_manifest(
    package: Package, findings: Findings, code: str, message: str, *place: Hashable
) -> None:
    findings.problem(code, message, file=MANIFEST, line=package.line_of(*place))


def _check_course(package: Package, findings: Findings) -> None:
    fields = package.fields
    if fields.visibility == Visibility.SCHOOL and not fields.school:
        message = _("“visibility: school” needs the number of the school: school: '12345'.")
        _in_manifest(package, findings, "school_missing", message, "visibility")
    names = [member.person.casefold() for member in fields.team or ()]
    for at, name in enumerate(names):
        if name in names[:at]:
            message = _("“%(person)s” is in the team twice.") % {"person": name}
            _in_manifest(package, findings, "duplicate_person", message, "team", at)
    for at, media in enumerate(fields.media):
        _check_description(package, media, at, findings)


def _check_description(package: Package, media: MediaFields, at: int, findings: Findings) -> None:
    """A picture is described or decorative, and not both."""
    if media.decorative and media.alt:
        message = _(
            "“%(path)s” is decorative: then it has no alternative text. Leave out one of them."
        )
        place, code = ("media", at, "decorative"), "described_decoration"
    elif is_picture(media.path) and not media.alt and not media.decorative:
        message = _(
            "Please describe the picture “%(path)s” in one sentence: alt: … Does it say nothing that is "
            "not in the text? Then decorative: true"
        )
        place, code = ("media", at, "alt"), "alt_missing"
    else:
        return
    _in_manifest(package, findings, code, message % {"path": media.path}, *place)


def _check_files(package: Package, present: set[str], findings: Findings) -> None:
    """Each named file exists and is named once."""
    first: dict[str, int] = {}
    for path, place in _named_files(package):
        if path in first:
            message = _("“%(path)s” is listed twice, first on line %(line)d.")
            values = {"path": path, "line": first[path]}
            _in_manifest(package, findings, "listed_twice", message % values, *place)
        elif path not in present:
            message = _("There is no file “%(path)s” in the package.") % {"path": path}
            guess = nearest(path, sorted(present - {MANIFEST}))
            _in_manifest(package, findings, "missing_file", message + guess, *place)
        first.setdefault(path, package.line_of(*place))


def _named_files(package: Package) -> Iterable[tuple[str, tuple[Hashable, ...]]]:
    yield MANIFEST, ()
    for at, media in enumerate(package.fields.media):
        yield media.path, ("media", at, "path")
    for at, section in enumerate(package.fields.sections):
        for inner, path in enumerate(section.units):
            yield path, ("sections", at, "units", inner)


def _check_ids(package: Package, findings: Findings) -> None:
    sections: set[str] = set()
    for at, section in enumerate(package.fields.sections):
        if section.id in sections:
            message = _("Another section has the id “%(id)s” already.") % {"id": section.id}
            _in_manifest(package, findings, "duplicate_id", message, "sections", at, "id")
        sections.add(section.id)
    files: dict[str, str] = {}
    for path, unit in package.units.items():
        if unit.fields.id in files:
            message = _("“%(file)s” has the id “%(id)s” already. Ids are unique in a course.")
            values = {"file": files[unit.fields.id], "id": unit.fields.id}
            findings.problem("duplicate_id", message % values, file=path, line=unit.line_of("id"))
        files.setdefault(unit.fields.id, path)


def _check_unit(
    unit: PackageUnit, completions: Mapping[str, frozenset[Completion]], findings: Findings
) -> None:
    fields = unit.fields
    possible = completions.get(fields.kind)
    if possible is None:
        message = _("There is no kind of unit “%(kind)s”. Known are: %(kinds)s.")
        values = {"kind": fields.kind, "kinds": ", ".join(sorted(completions))}
        guess = nearest(fields.kind, sorted(completions))
        line = unit.line_of("kind")
        findings.problem("unknown_kind", message % values + guess, file=unit.file, line=line)
    elif fields.completion not in possible:
        message = _("“%(kind)s” can't be completed by “%(completion)s”, only by: %(possible)s.")
        values = {
            "kind": fields.kind,
            "completion": fields.completion.value,
            "possible": ", ".join(sorted(completion.value for completion in possible)),
        }
        line = unit.line_of("completion")
        findings.problem("completion_not_possible", message % values, file=unit.file, line=line)
    _check_pass_percent(unit, findings)
    _check_showing(unit, findings)


def _check_pass_percent(unit: PackageUnit, findings: Findings) -> None:
    by_score = unit.fields.completion == Completion.SCORE
    if by_score and unit.fields.pass_percent is None:
        message = _("“completion: score” needs the percentage to reach: pass_percent: 60.")
        line = unit.line_of("completion")
        findings.problem("pass_percent_missing", message, file=unit.file, line=line)
    if not by_score and unit.fields.pass_percent is not None:
        message = _("“pass_percent” only goes with “completion: score”.")
        line = unit.line_of("pass_percent")
        findings.problem("pass_percent_without_score", message, file=unit.file, line=line)


def _check_showing(unit: PackageUnit, findings: Findings) -> None:
    fields = unit.fields
    if fields.visible_from is None or fields.visible_until is None:
        return
    if opening(fields.visible_from) >= closing(fields.visible_until):
        message = _("The unit is hidden before it is shown.")
        line = unit.line_of("visible_until")
        findings.problem("hidden_before_shown", message, file=unit.file, line=line)


def _check_requirements(package: Package, findings: Findings) -> None:
    """Everything required exists, and nothing waits for itself."""
    sections = [section.id for section in package.fields.sections]
    for at, section in enumerate(package.fields.sections):
        for inner, key in enumerate(section.requires):
            if key not in sections:
                message = _("There is no section “%(id)s”.") % {"id": key} + nearest(key, sections)
                place = ("sections", at, "requires", inner)
                _in_manifest(package, findings, "unknown_requirement", message, *place)
    _check_unit_requirements(package, findings)
    _check_cycle(package, findings)


def _check_unit_requirements(package: Package, findings: Findings) -> None:
    named = [path for section in package.fields.sections for path in section.units]
    if any(path not in package.units for path in named):
        return  # what a broken file might have been would only cause more errors
    units = [unit.fields.id for unit in package.units.values()]
    for unit in package.units.values():
        for inner, key in enumerate(unit.fields.requires):
            if key not in units:
                message = _("There is no unit “%(id)s”.") % {"id": key} + nearest(key, units)
                line = unit.line_of("requires", inner)
                findings.problem("unknown_requirement", message, file=unit.file, line=line)


def _check_cycle(package: Package, findings: Findings) -> None:
    units_of: dict[str, list[str]] = {}
    for section, unit in package.placed_units():
        units_of.setdefault(section.id, []).append(unit.fields.id)
    sections = package.fields.sections
    circle = find_cycle(
        units_of=units_of,
        section_requires={section.id: list(section.requires) for section in sections},
        unit_requires={u.fields.id: list(u.fields.requires) for u in package.units.values()},
    )
    if not circle:
        return
    message = _("Nobody could ever begin, because these wait for one another: %(circle)s.")
    names = " → ".join(
        (_("section “%(id)s”") if step.kind is StepKind.SECTION else _("unit “%(id)s”"))
        % {"id": step.key}
        for step in circle
    )
    file, line = _where_circle_begins(
        package, {step.key for step in circle if step.kind is StepKind.UNIT}
    )
    findings.problem("requirement_cycle", message % {"circle": names}, file=file, line=line)


def _where_circle_begins(package: Package, units: set[str]) -> tuple[str, int]:
    """The first `requires` of a unit in the circle, else of a section."""
    for unit in package.units.values():
        if unit.fields.id in units and units & set(unit.fields.requires):
            return unit.file, unit.line_of("requires")
    for at, section in enumerate(package.fields.sections):
        if section.requires:
            return MANIFEST, package.line_of("sections", at, "requires")
    return MANIFEST, 0


def _warn_of_unused(package: Package, present: set[str], findings: Findings) -> None:
    named = {path for path, _place in _named_files(package)}
    for path in sorted(present - named):
        message = _("course.yaml doesn't name this file; it is left out.")
        findings.warn("file_not_listed", message, file=path)
