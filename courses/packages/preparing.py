"""What a package names outside its texts: people, a school, files. Found out before it is written."""

from collections.abc import Hashable, Mapping, Sequence
from hashlib import file_digest
from typing import TypeAlias

from django.utils.translation import gettext as _

from courses.enrolment.selectors import entry_of
from courses.enrolment.vocabulary import Way
from courses.outline.models import Course, CourseFile
from courses.outline.vocabulary import COMPETENCES, LEVELS, LICENCES, SUBJECTS, TeamRole
from courses.packages.package import Package
from courses.packages.problems import Findings
from courses.packages.schema import MediaFields
from courses.packages.selectors import files_of, people_named
from courses.packages.source import MANIFEST, Source, UnreadableFile
from lms.accounts.models import User
from lms.files.models import StoredFile
from lms.files.services import store_file
from lms.kernel.errors import InvalidInput
from lms.schools.models import School
from lms.schools.selectors import school_by_number
from lms.vocabularies.models import Term
from lms.vocabularies.reference import Reference
from lms.vocabularies.selectors import terms_behind, unknown_term

Team: TypeAlias = Sequence[tuple[User, TeamRole]]
Tags: TypeAlias = Mapping[Term, str]
"""What a course is about, each with the level of the competence, or nothing."""


def prepare_people(
    package: Package, findings: Findings, *, may_name_anybody: bool = True
) -> tuple[School | None, Team | None]:
    """The school and the team that the package names; unknown ones are noted.

    The team is None where the package says nothing of it, or who brings the package may not name
    anybody: that leaves it as it is.
    """
    number = package.fields.school
    school = school_by_number(number) if number else None
    if number and school is None:
        message = _("There is no school with the number “%(number)s” here.") % {"number": number}
        line = package.line_of("school")
        findings.problem("unknown_school", message, file=MANIFEST, line=line)
    if may_name_anybody or package.fields.team is None:
        return school, _team(package, findings)
    message = _("The team is not taken over from a package. Arrange it on the course's own page.")
    findings.warn("team_left_out", message, file=MANIFEST, line=package.line_of("team"))
    return school, None


def _team(package: Package, findings: Findings) -> Team | None:
    if package.fields.team is None:
        return None
    known = people_named(member.person for member in package.fields.team)
    team = []
    for at, member in enumerate(package.fields.team):
        person = known.get(member.person.casefold())
        if person is None:
            message = _("Nobody here has the user name “%(name)s”. Add the person first.")
            line = package.line_of("team", at, "person")
            values = {"name": member.person}
            findings.problem("unknown_person", message % values, file=MANIFEST, line=line)
        else:
            team.append((person, member.role))
    if team and all(role != TeamRole.OWNER for _person, role in team):
        message = _("Nobody in the team is an owner; only the centre will be able to edit.")
        findings.warn("no_owner", message, file=MANIFEST, line=package.line_of("team"))
    return team


def warn_of_missing_key(package: Package, course: Course | None, findings: Findings) -> None:
    """A key is a secret and never in a package: the team sets it on the course's page."""
    entry = package.fields.enrolment
    if entry is None or entry.way != Way.KEY:
        return
    if course is None or not entry_of(course).key_hash:
        message = _("Nobody can enrol until the team has set a key on the course's page.")
        line = package.line_of("enrolment", "way")
        findings.warn("no_key_yet", message, file=MANIFEST, line=line)


def prepare_tags(package: Package, findings: Findings) -> Tags:
    """The terms that the package names; unknown ones are noted with the nearest that there is."""
    fields = package.fields
    tags: dict[Reference, tuple[Hashable, ...]] = {}
    levels: dict[Reference, str] = {}
    for at, competence in enumerate(fields.competences):
        reference = Reference.parse(competence.id)
        tags[reference] = ("competences", at, "id")
        levels[reference] = competence.level.value if competence.level else ""
    for vocabulary, name in ((SUBJECTS, "subjects"), (LEVELS, "levels")):
        for at, key in enumerate(getattr(fields, name)):
            tags[Reference(vocabulary, key)] = (name, at)
    licence = Reference(LICENCES, fields.licence)
    known = terms_behind([*tags, licence])
    for reference, place in {**tags, licence: ("licence",)}.items():
        _note_term(reference, known.get(reference), package.line_of(*place), findings)
    return {known[each]: levels.get(each, "") for each in tags if each in known}


def _note_term(reference: Reference, term: Term | None, line: int, findings: Findings) -> None:
    if term is None:
        prefix = f"{reference.vocabulary}:" if reference.vocabulary in COMPETENCES else ""
        message = unknown_term(reference.vocabulary, reference.key, prefix=prefix)
        findings.problem("unknown_term", message, file=MANIFEST, line=line)
    elif term.retired_at is not None:
        message = _(
            "“%(key)s” (%(label)s) has been retired from its list. Choose another one soon."
        )
        values = {"key": term.key, "label": term.label}
        findings.warn("retired_term", message % values, file=MANIFEST, line=line)


def prepare_files(
    package: Package, source: Source, *, course: Course | None, findings: Findings
) -> dict[str, CourseFile]:
    """The media, stored, as rows that are not saved yet, by path.

    What is stored for a package that is refused after all is swept away by `lms.files`.
    """
    present = {file.path: file for file in files_of(course)} if course else {}
    files = {}
    for at, media in enumerate(package.fields.media):
        try:
            stored = _stored(source, media, present.get(media.path))
        except (InvalidInput, UnreadableFile) as error:
            line = package.line_of("media", at, "path")
            findings.problem("bad_media", str(error), file=MANIFEST, line=line)
        else:
            files[media.path] = CourseFile(
                path=media.path,
                stored_file=stored,
                alt=media.alt,
                decorative=media.decorative,
                title=media.title,
                source=media.source,
            )
    return files


def _stored(source: Source, media: MediaFields, present: CourseFile | None) -> StoredFile:
    """What is stored already is recognised by its digest and not stored again."""
    if present is not None:
        with source.open(media.path) as content:
            if file_digest(content, "sha256").hexdigest() == present.stored_file.sha256:
                return present.stored_file
    with source.open(media.path) as content:
        return store_file(content=content, name=media.path)
