"""Reading courses and their outline."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, Q, QuerySet, Sum, Value
from django.utils.translation import gettext as _

from courses.outline.models import Course, CourseTeamMember, Section, Unit
from courses.outline.policies import course_open_to, course_visible_to
from courses.outline.vocabulary import Release
from lms.accounts.actors import Actor
from lms.kernel.clock import now
from lms.kernel.errors import Moved, NotFound


@dataclass(frozen=True)
class OutlineSection:
    """A section with its units in order, and the keys of the sections it requires."""

    section: Section
    units: Sequence[Unit]
    requires: frozenset[int]


@dataclass(frozen=True)
class Outline:
    """A course's sections and units; `unit_requires` maps a unit's pk to those it requires."""

    course: Course
    sections: Sequence[OutlineSection]
    unit_requires: dict[int, frozenset[int]]

    @property
    def units(self) -> list[Unit]:
        """All units in the order in which they are learnt."""
        return [unit for part in self.sections for unit in part.units]


def visible_courses(actor: Actor) -> QuerySet[Course]:
    """The courses that `actor` may know of."""
    return Course.objects.filter(course_visible_to(actor))


def absent_course() -> NotFound:
    """The same answer for a course that does not exist and one that may not be known."""
    return NotFound(_("There is no such course."), code="course_not_found")


def course_at(slug: str, *, among: Q) -> Course:
    """The course of that slug among those that fit `among`.

    Raises NotFound, and Moved when such a course had the slug before.
    """
    courses = Course.objects.filter(among)
    course = courses.filter(slug=slug).first()
    if course is not None:
        return course
    renamed = courses.filter(old_slugs__slug=slug).first()
    if renamed is None:
        raise absent_course()
    raise Moved(_("The course has a new address."), names={"slug": renamed.slug})


def open_course(actor: Actor, slug: str) -> Course | None:
    """The course of that slug if all like `actor` may know of it: most pages need not ask further."""
    return Course.objects.filter(course_open_to(actor), slug=slug).order_by().first()


def visible_course(actor: Actor, slug: str) -> Course:
    """The course of that slug. Raises NotFound (absent, or not for `actor`) and Moved."""
    return open_course(actor, slug) or course_at(slug, among=course_visible_to(actor))


def current_units(course: Course) -> QuerySet[Unit]:
    """The units that belong to the course now, in order."""
    return (
        Unit.objects.filter(course=course, archived_at__isnull=True)
        .select_related("section")
        .order_by("section__position", "position", "pk")
    )


def counted_at(moment: datetime.datetime) -> Q:
    """Units that count for learners: published and not over; those that open later count already."""
    not_over = Q(visible_until__isnull=True) | Q(visible_until__gt=moment)
    return Q(archived_at__isnull=True, state=Release.PUBLISHED) & not_over


def shown_at(moment: datetime.datetime) -> Q:
    """Units that learners may open."""
    has_begun = Q(visible_from__isnull=True) | Q(visible_from__lte=moment)
    return counted_at(moment) & has_begun


def counted_units(course: Course) -> QuerySet[Unit]:
    """The units that count for the course's learners now, in order."""
    return current_units(course).filter(counted_at(now()))


def minutes_of(course: Course) -> int:
    """How long the units take that count for learners, together."""
    return int(counted_units(course).aggregate(sum=Sum("minutes", default=0))["sum"])


def outline_of(course: Course) -> Outline:
    """The whole outline as its team sees it, drafts and empty sections too, in three queries."""
    sections = Section.objects.filter(course=course).order_by("position", "pk")
    return _outline(course, sections=list(sections), units=list(current_units(course)))


def counted_outline_of(course: Course) -> Outline:
    """The outline as far as it counts for learners, in two queries; it has no empty sections."""
    units = list(counted_units(course))
    sections = {unit.section_id: unit.section for unit in units}
    return _outline(course, sections=[s for s in sections.values() if s], units=units)


def _outline(course: Course, *, sections: Sequence[Section], units: Sequence[Unit]) -> Outline:
    by_section: dict[int | None, list[Unit]] = {}
    for unit in units:
        unit.course = course
        by_section.setdefault(unit.section_id, []).append(unit)
    section_requires, unit_requires = _requirements(course)
    parts = [
        OutlineSection(
            section, by_section.get(section.pk, []), section_requires.get(section.pk, frozenset())
        )
        for section in sections
    ]
    return Outline(course, parts, unit_requires)


Requirements = dict[int, frozenset[int]]


def _requirements(course: Course) -> tuple[Requirements, Requirements]:
    """Which sections, and which units, require which others: both tables of pairs in one query."""
    sections = _pairs(Section.requires.through, "section").filter(from_section__course=course)
    units = _pairs(Unit.requires.through, "unit").filter(from_unit__course=course)
    found: dict[str, dict[int, set[int]]] = {"section": {}, "unit": {}}
    for thing, one, other in sections.union(units, all=True):
        found[thing].setdefault(one, set()).add(other)
    by_section, by_unit = (
        {pk: frozenset(others) for pk, others in found[thing].items()} for thing in found
    )
    return by_section, by_unit


def _pairs(through: type[Model], thing: str) -> QuerySet[Any, Any]:
    rows = through._default_manager.annotate(thing=Value(thing))  # noqa: SLF001
    return rows.values_list("thing", f"from_{thing}_id", f"to_{thing}_id")


def team_of(course: Course) -> QuerySet[CourseTeamMember]:
    """The people of a course's team, owners first."""
    return (
        CourseTeamMember.objects.filter(course=course)
        .select_related("person")
        .order_by("role", "pk")
    )
