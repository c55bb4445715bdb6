"""Reading a roster: a page of it, all of it, its summary."""

import datetime
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.db.models import Count, Q, QuerySet

from courses.enrolment.models import Enrolment
from courses.learning.models import UnitProgress
from courses.learning.names import shown_name
from courses.outline.models import Course, Unit
from courses.outline.selectors import course_at, current_units
from courses.outline.showing import COUNTED
from courses.roster.filters import RosterFilter, Shown
from courses.roster.policies import course_with_roster_for
from courses.roster.rows import ORDER, all_rows, chosen_rows, is_shown
from courses.roster.stuck import LearnerFacts, LearnerState, OpenUnit, days_since, state_of
from lms.accounts.actors import Actor
from lms.accounts.models import User
from lms.kernel.clock import now
from lms.kernel.paging import page_of
from lms.schools.known_people import (
    KnownPlaces,
    classes_with,
    places_known_to,
    places_of,
    schools_with,
)
from lms.schools.models import School, SchoolClass

PAGE_SIZE = 50
CHUNK_SIZE = 500


@dataclass(frozen=True)
class RosterRow:
    """One learner as the course's team sees them. `stuck_on` only where `state` is "stuck"."""

    public_id: uuid.UUID
    name: str
    places: Sequence[str]
    state: LearnerState
    units_done: int
    units_total: int
    enrolled_at: datetime.datetime
    last_active_at: datetime.datetime | None
    finished_at: datetime.datetime | None
    left_at: datetime.datetime | None
    stuck_on: Unit | None
    stuck_days: int

    @property
    def percent(self) -> int:
        """Share of units done, in whole percent, rounded down: 100 means all."""
        return self.units_done * 100 // self.units_total if self.units_total else 0


@dataclass(frozen=True)
class RosterPage:
    """Some rows; `next_key` leads to more."""

    rows: Sequence[RosterRow]
    next_key: str | None


@dataclass(frozen=True)
class UnitCount:
    """How many of those who take part have opened a unit without having done it, or done it."""

    unit: Unit
    at_it: int
    done: int


@dataclass(frozen=True)
class RosterSummary:
    """How many learners are in each state, and where they are. `active` have not left."""

    numbers: Mapping[Shown, int]
    units: Sequence[UnitCount]

    @property
    def active(self) -> int:
        """How many take part now."""
        return self.numbers[Shown.ACTIVE]


@dataclass(frozen=True)
class Places:
    """Schools and classes that a reader may narrow the roster down to."""

    schools: Sequence[School]
    classes: Sequence[SchoolClass]


def roster_course(actor: Actor, slug: str) -> Course:
    """The course of that slug whose roster `actor` may see. Raises NotFound and Moved."""
    return course_at(slug, among=course_with_roster_for(actor))


def roster_page(
    actor: Actor,
    course: Course,
    *,
    chosen: RosterFilter,
    key: str | None = None,
    size: int = PAGE_SIZE,
) -> RosterPage:
    """One page of the roster, in a fixed number of queries."""
    known = places_known_to(actor)
    found = _found(actor, course, chosen=chosen, known=known)
    page = page_of(found, by=ORDER[chosen.sort], key=key, size=size)
    rows = described(course, enrolments=page.rows, units=_units_by_id(course), known=known)
    return RosterPage(rows, page.next_key)


def whole_roster(actor: Actor, course: Course, *, chosen: RosterFilter) -> Iterator[RosterRow]:
    """Every row that fits, a few hundred at a time, so that memory does not grow with the course."""
    known = places_known_to(actor)
    found = _found(actor, course, chosen=chosen, known=known).order_by(ORDER[chosen.sort], "pk")
    enrolments = found.iterator(chunk_size=CHUNK_SIZE)
    units = _units_by_id(course)
    while chunk := list(islice(enrolments, CHUNK_SIZE)):
        yield from described(course, enrolments=chunk, units=units, known=known)


def _found(
    actor: Actor, course: Course, *, chosen: RosterFilter, known: KnownPlaces
) -> QuerySet[Enrolment]:
    return chosen_rows(all_rows(actor, course), known=known, chosen=chosen, now=now())


def _units_by_id(course: Course) -> dict[int, Unit]:
    return {unit.pk: unit for unit in current_units(course)}


def described(
    course: Course, *, enrolments: Iterable[Any], units: Mapping[int, Unit], known: KnownPlaces
) -> list[RosterRow]:
    """Rows of `all_rows` as the page shows them, in one query more."""
    found = list(enrolments)
    places = places_of((row.learner_id for row in found), known=known)
    moment = now()
    units_total = sum(unit.showing(now=moment) in COUNTED for unit in units.values())
    return [
        _described(
            row,
            course,
            units=units,
            units_total=units_total,
            places=places.get(row.learner_id, ()),
            moment=moment,
        )
        for row in found
    ]


def _described(
    row: Any,
    course: Course,
    *,
    units: Mapping[int, Unit],
    units_total: int,
    places: Sequence[str],
    moment: datetime.datetime,
) -> RosterRow:
    open_unit = OpenUnit(row.open_unit_id, row.opened_at) if row.open_unit_id else None
    facts = LearnerFacts(
        has_left=row.left_at is not None,
        has_finished=row.finished_at is not None,
        has_begun=row.has_begun,
        longest_open=open_unit,
    )
    state = state_of(facts, now=moment)
    stuck_on = open_unit if state is LearnerState.STUCK else None
    return RosterRow(
        public_id=row.public_id,
        name=shown_name(row.learner, course, is_hidden=row.name_hidden),
        places=places,
        state=state,
        units_done=row.units_done,
        units_total=row.units_total if row.has_begun else units_total,
        enrolled_at=row.enrolled_at,
        last_active_at=row.last_active_at if row.has_begun else None,
        finished_at=row.finished_at,
        left_at=row.left_at,
        stuck_on=units.get(stuck_on.unit_id) if stuck_on else None,
        stuck_days=days_since(stuck_on.opened_at, now=moment) if stuck_on else 0,
    )


def roster_summary(actor: Actor, course: Course) -> RosterSummary:
    """How many are where, in three queries however many there are."""
    moment = now()
    counts = all_rows(actor, course).aggregate(
        **{shown.value: Count("pk", filter=is_shown(shown, now=moment)) for shown in Shown}
    )
    at_it, done = Q(completed_at__isnull=True), Q(completed_at__isnull=False)
    per_unit = {
        row["unit"]: (row["at_it"], row["done"])
        for row in UnitProgress.objects.filter(
            unit__course=course,
            first_viewed_at__isnull=False,
            learner__is_active=True,
            learner__enrolments__course=course,
            learner__enrolments__left_at__isnull=True,
        )
        .order_by()
        .values("unit")
        .annotate(at_it=Count("pk", filter=at_it), done=Count("pk", filter=done))
    }
    units = [
        UnitCount(unit, *per_unit.get(unit.pk, (0, 0)))
        for unit in current_units(course)
        if unit.pk in per_unit or unit.showing(now=moment) in COUNTED
    ]
    return RosterSummary({shown: counts[shown.value] for shown in Shown}, units)


def places_to_choose(actor: Actor, course: Course) -> Places:
    """The schools and classes of learners that `actor` may know of, in three queries."""
    known = places_known_to(actor)
    people = User.objects.filter(enrolments__course=course)
    return Places(list(schools_with(people, known=known)), list(classes_with(people, known=known)))
