"""What to look at before a course is published: every finding says why, and leads to its place."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from courses.activities.contract import Problem, UnitText
from courses.activities.registry import kind_of
from courses.activities.texts import texts_of
from courses.authoring.readability import (
    MOST_WORDS_ALLOWED,
    MOST_WORDS_WISHED,
    Remark,
    Rule,
    remarks_on,
)
from courses.authoring.surroundings import context_of
from courses.links.selectors import known_of, links_in
from courses.links.vocabulary import DEAD
from courses.outline.models import Course, Unit
from courses.outline.selectors import current_units, licence_of
from courses.outline.vocabulary import Audience, Completion, Release

PROFESSIONALS = frozenset({Audience.TEACHERS, Audience.COORDINATORS})


class Place(StrEnum):
    """Where something is mended."""

    UNIT = "unit"
    SETTINGS = "settings"
    IMAGE = "image"
    STRUCTURE = "structure"


@dataclass(frozen=True)
class Finding:
    """One thing to look at. Blocking are those that learners would stumble over, or the law asks for.

    `line` counts from 1 in the unit's text, or in the course's file `path`; 0 where none is meant. `field`
    is that of the form at `place`.
    """

    message: str
    is_blocking: bool
    unit: Unit | None = None
    line: int = 0
    field: str = ""
    path: str = ""
    place: Place = Place.UNIT


@dataclass(frozen=True)
class Checklist:
    """All findings, by course and unit, in reading order."""

    findings: Sequence[Finding]

    @property
    def blocking(self) -> list[Finding]:
        """What keeps the course from being published."""
        return [finding for finding in self.findings if finding.is_blocking]

    @property
    def advice(self) -> list[Finding]:
        """What would make it better."""
        return [finding for finding in self.findings if not finding.is_blocking]


def most_words_for(course: Course) -> int:
    """How long a sentence may be for the course's readers."""
    is_hard = course.audience in PROFESSIONALS and not course.easy_language
    return MOST_WORDS_ALLOWED if is_hard else MOST_WORDS_WISHED


def checklist_of(course: Course) -> Checklist:
    """Look at everything, in a fixed number of queries for each kind of unit."""
    units = list(current_units(course))
    texts = texts_of(units)
    findings = [*_about_course(course, units)]
    context = context_of(course)
    for unit in units:
        unit.course = course
        text = texts.get(unit.pk)
        if text is None:
            findings.append(_unwritten(unit))
            continue
        prepared = kind_of(unit.kind).prepare(
            text, completion=Completion(unit.completion), context=context
        )
        findings += [_told(unit, each, is_blocking=_blocks(unit)) for each in prepared.problems]
        findings += [_told(unit, each, is_blocking=False) for each in prepared.warnings]
        findings += [
            _remarked(unit, each)
            for each in remarks_on(text.body, most_words=most_words_for(course))
        ]
    return Checklist([*findings, *_dead_links(units, texts)])


def _dead_links(units: Sequence[Unit], texts: Mapping[int, UnitText]) -> Iterator[Finding]:
    """Links to websites that a job found dead. Others decide about those: never blocking."""
    leading_out = [
        (unit, link) for unit in units if unit.pk in texts for link in links_in(texts[unit.pk])
    ]
    known = known_of(link.href for _unit, link in leading_out)
    for unit, link in leading_out:
        row = known.get(link.href)
        if row is None or row.verdict not in DEAD:
            continue
        message = _("The link to %(address)s is dead: %(verdict)s (checked on %(day)s).") % {
            "address": link.href,
            "verdict": row.get_verdict_display(),
            "day": date_format(localtime(row.checked_at), "SHORT_DATETIME_FORMAT"),
        }
        yield Finding(message, is_blocking=False, unit=unit, line=link.line)


def _about_course(course: Course, units: Sequence[Unit]) -> Iterator[Finding]:
    if not course.summary.strip():
        message = _("One sentence about the course is missing: the catalogue shows it.")
        yield _of_settings("summary", message, is_blocking=True)
    if not any(unit.state == Release.PUBLISHED for unit in units):
        message = _("No unit is published yet.")
        yield Finding(message, is_blocking=True, place=Place.STRUCTURE)
    if not course.outcomes:
        message = _("Nothing says what one can do afterwards. Teachers choose by that.")
        yield _of_settings("outcomes", message, is_blocking=False)
    licence = licence_of(course)
    if licence.label == course.licence:
        message = _("The licence is missing: nobody knows what may be done with the course.")
        yield _of_settings("licence", message, is_blocking=True)
    elif not licence.is_open:
        message = _("“%(licence)s” keeps others from using the course freely.")
        message %= {"licence": licence.label}
        yield _of_settings("licence", message, is_blocking=False)
    if course.image and course.image.lacks_alt:
        message = _(
            "The course’s picture has no alternative text, and nobody says it is decorative."
        )
        yield Finding(message, is_blocking=True, place=Place.IMAGE)


def _of_settings(field: str, message: str, *, is_blocking: bool) -> Finding:
    return Finding(message, is_blocking=is_blocking, field=field, place=Place.SETTINGS)


def _blocks(unit: Unit) -> bool:
    """Drafts may be as they are: nobody sees them."""
    return unit.state == Release.PUBLISHED


def _unwritten(unit: Unit) -> Finding:
    return Finding(_("Nothing is written here yet."), is_blocking=_blocks(unit), unit=unit)


def _told(unit: Unit, problem: Problem, *, is_blocking: bool) -> Finding:
    return Finding(
        problem.message,
        is_blocking=is_blocking,
        unit=unit,
        line=0 if problem.field else problem.line,
        field=problem.field,
        path=problem.path,
    )


def _remarked(unit: Unit, remark: Remark) -> Finding:
    sentences = {
        Rule.SENTENCE: _("A sentence of %(number)d words. Two shorter ones are easier to follow."),
        Rule.LENGTH: _("%(number)d words in one unit. Two units are easier to take up again."),
        Rule.TABLE: _("The table’s first row does not name every column: screen readers need it."),
    }
    message = sentences[remark.rule] % {"number": remark.number}
    return Finding(message, is_blocking=False, unit=unit, line=remark.line)
