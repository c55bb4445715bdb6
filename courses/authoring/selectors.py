"""Reading courses as their authors see them."""

import datetime
import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Exists, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from courses.activities.registry import kind_of
from courses.authoring.models import Delivery
from courses.authoring.ordering import Order, one_down, one_up
from courses.authoring.policies import people_addable_by
from courses.authoring.properties import UnitProperties, properties_of
from courses.enrolment.models import Enrolment
from courses.learning.models import Confirmation
from courses.outline.models import Course, CourseFile, CourseTeamMember, Section, Unit
from courses.outline.policies import (
    MAKERS,
    ROLES,
    CourseRight,
    course_editable_by,
    course_in_bin_of,
    course_of_team,
    may_create_courses,
    rights_in,
)
from courses.outline.selectors import Outline, course_at, outline_of
from courses.outline.showing import Showing
from lms.accounts.actors import Actor, person_behind
from lms.accounts.models import User
from lms.kernel.clock import now
from lms.kernel.errors import NextStep, NotAllowed, NotFound
from lms.kernel.folding import fold
from lms.schools.selectors import holds_centre_role

SHORTEST_SEARCH = 2
MOST_FOUND = 20


@dataclass(frozen=True)
class UnitRow:
    """A unit as it stands in the structure. `waits_for` are titles of what has to be done first."""

    unit: Unit
    kind_label: str | Promise
    icon: str
    showing: Showing
    has_text: bool
    waits_for: Sequence[str]
    can_go_up: bool
    can_go_down: bool


@dataclass(frozen=True)
class SectionRow:
    """A section with its units; `key_before` and `key_after` say where the arrows lead."""

    section: Section
    units: Sequence[UnitRow]
    waits_for: Sequence[str]
    is_first: bool
    is_last: bool


@dataclass(frozen=True)
class Structure:
    """All sections and units of a course as its authors see them; `archived` can come back."""

    course: Course
    sections: Sequence[SectionRow]
    archived: Sequence[Unit]
    order: Order

    @property
    def units(self) -> list[UnitRow]:
        """All units in order."""
        return [row for part in self.sections for row in part.units]

    @property
    def drafts(self) -> int:
        """How many units learners do not see yet."""
        return sum(row.showing is Showing.DRAFT for row in self.units)


def workshop_course(actor: Actor, slug: str, *, right: CourseRight = CourseRight.EDIT) -> Course:
    """The course of that slug, for those of its team who hold `right`.

    Raises NotFound (absent, or of a team that `actor` is not in), Moved, and NotAllowed for the others
    of the team.
    """
    course = course_at(slug, among=course_of_team(actor))
    if right not in rights_in(actor, course):
        raise NotAllowed(
            _("Only authors and those responsible change this course.")
            if right is CourseRight.EDIT
            else _("Only those responsible for this course decide about this."),
            code=f"not_{right.value}",
            next_step=NextStep(_("To the course"), f"/kurse/{course.slug}/"),
        )
    return course


def has_workshop(actor: Actor) -> bool:
    """Whether `actor` writes courses or may make them, in one query."""
    person = person_behind(actor)
    if person is None:
        return False
    writes = CourseTeamMember.objects.filter(person=person, role__in=ROLES[CourseRight.EDIT])
    may_make = holds_centre_role(person, *MAKERS)
    own = User.objects.filter(may_make | Exists(writes), pk=person.pk)
    return person.is_superuser or own.exists()


def require_workshop(actor: Actor, *, creating: bool = False) -> None:
    """Raise NotFound unless `actor` has a workshop: writes a course, may bring one back, or make one."""
    allowed = may_create_courses(actor) if creating else has_workshop(actor)
    if not allowed:
        raise NotFound(_("There is nothing at this address."), code="no_workshop")


def structure_of(course: Course) -> Structure:
    """The structure of `course`, in a fixed number of queries for each kind of unit."""
    outline = outline_of(course)
    order = {part.section.key: [unit.key for unit in part.units] for part in outline.sections}
    written = _written(outline.units)
    titles = {unit.pk: unit.title for unit in outline.units}
    sections = {part.section.pk: part.section.title for part in outline.sections}
    moment = now()
    rows = [
        SectionRow(
            section=part.section,
            units=[
                _unit_row(unit, outline, order, titles, moment=moment, has_text=unit.pk in written)
                for unit in part.units
            ],
            waits_for=[sections[pk] for pk in part.requires if pk in sections],
            is_first=part is outline.sections[0],
            is_last=part is outline.sections[-1],
        )
        for part in outline.sections
    ]
    archived = Unit.objects.filter(course=course, archived_at__isnull=False)
    return Structure(course, rows, list(archived.order_by("-archived_at", "pk")), order)


def _unit_row(
    unit: Unit,
    outline: Outline,
    order: Order,
    titles: dict[int, str],
    *,
    moment: datetime.datetime,
    has_text: bool,
) -> UnitRow:
    kind = kind_of(unit.kind)
    required = outline.unit_requires.get(unit.pk, frozenset())
    return UnitRow(
        unit=unit,
        kind_label=kind.label,
        icon=kind.icon,
        showing=unit.showing(now=moment),
        has_text=has_text,
        waits_for=[title for pk, title in titles.items() if pk in required],
        can_go_up=one_up(order, unit.key) is not None,
        can_go_down=one_down(order, unit.key) is not None,
    )


def _written(units: Sequence[Unit]) -> frozenset[int]:
    """Primary keys of the units that have a text, asked once for each kind."""
    by_kind: dict[str, list[Unit]] = {}
    for unit in units:
        by_kind.setdefault(unit.kind, []).append(unit)
    return frozenset(
        pk for kind, members in by_kind.items() for pk in kind_of(kind).texts_of(members)
    )


def unit_properties(unit: Unit) -> UnitProperties:
    """What the unit's form begins with."""
    return properties_of(unit, requires=unit.requires.values_list("key", flat=True))


@dataclass(frozen=True)
class WorkshopCourse:
    """A course in somebody's workshop, with her role; without one she runs the centre."""

    course: Course
    role: str
    units: int
    learners: int


def my_courses(actor: Actor) -> list[WorkshopCourse]:
    """Courses that `actor` writes as one of the team, the last changed first, in two queries."""
    own = CourseTeamMember.objects.filter(person=actor.pk)
    roles = {member.course_id: member.get_role_display() for member in own}
    courses = Course.objects.filter(course_editable_by(actor), pk__in=roles)
    return [_in_workshop(course, roles) for course in _counted(courses)]


def other_courses(actor: Actor) -> list[WorkshopCourse]:
    """Courses of other teams that `actor` may change, because she runs the centre."""
    own = CourseTeamMember.objects.filter(person=actor.pk).values("course")
    courses = Course.objects.filter(course_editable_by(actor)).exclude(pk__in=own)
    return [_in_workshop(course, {}) for course in _counted(courses)]


@dataclass(frozen=True)
class Learners:
    """How many take part in a course now, and how many have a confirmation."""

    active: int
    confirmed: int


def learners_of(course: Course) -> Learners:
    """Whom a change of `course` concerns."""
    return Learners(
        active=Enrolment.objects.filter(course=course, left_at__isnull=True).count(),
        confirmed=Confirmation.objects.filter(course=course).count(),
    )


def people_to_add(actor: Actor, course: Course, *, search: str) -> list[User]:
    """People whom `actor` may take into the team and whose name has all words of `search`, a few."""
    words = fold(search).split()
    if not words or sum(map(len, words)) < SHORTEST_SEARCH:
        return []
    people = User.objects.filter(people_addable_by(actor)).exclude(
        pk__in=CourseTeamMember.objects.filter(course=course).values("person")
    )
    for word in words:
        people = people.filter(sort_name__contains=word)
    return list(people.order_by("sort_name", "pk")[:MOST_FOUND])


def pictures_of(course: Course) -> list[CourseFile]:
    """Pictures among the course's files, by path."""
    pictures = CourseFile.objects.filter(course=course, stored_file__width__isnull=False)
    return sorted(pictures.select_related("stored_file"), key=lambda picture: picture.path)


def binned_course(actor: Actor, slug: str) -> Course:
    """The deleted course of that slug that `actor` may bring back. Raises NotFound."""
    return course_at(slug, among=course_in_bin_of(actor))


def own_delivery(actor: Actor, *, public_id: uuid.UUID) -> Delivery:
    """A package that `actor` has uploaded. Raises NotFound."""
    rows = Delivery.objects.filter(person=person_behind(actor)).select_related("stored_file")
    found = rows.filter(public_id=public_id).first()
    if found is None:
        raise NotFound(_("There is no such package."), code="package_not_found")
    return found


def deleted_courses(actor: Actor) -> QuerySet[Course]:
    """What lies in the bin and `actor` may bring back; what goes first stands first."""
    return Course.objects.filter(course_in_bin_of(actor)).order_by("delete_after", "pk")


def _counted(courses: QuerySet[Course]) -> QuerySet[Course]:
    present = Q(units__archived_at__isnull=True)
    taking_part = Q(enrolments__left_at__isnull=True)
    return courses.annotate(
        unit_count=Count("units", filter=present, distinct=True),
        learner_count=Count("enrolments", filter=taking_part, distinct=True),
    ).order_by("-updated_at", "pk")


def _in_workshop(course: Course, roles: dict[int, str]) -> WorkshopCourse:
    return WorkshopCourse(
        course=course,
        role=roles.get(course.pk, ""),
        units=course.unit_count,  # type: ignore[attr-defined]
        learners=course.learner_count,  # type: ignore[attr-defined]
    )
