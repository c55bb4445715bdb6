"""Where a learner stands in a course: every unit with its state, condition and barrier."""

import datetime
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TypeVar

from courses.learning.completion import Condition, Rule, UnitFacts, condition_of
from courses.learning.models import CourseProgress, UnitProgress
from courses.learning.prerequisites import Barrier, CourseShape, barriers
from courses.outline.models import Course, Section, Unit
from courses.outline.selectors import Outline, counted_outline_of, outline_of
from courses.outline.showing import Showing
from lms.accounts.actors import Actor, person_behind
from lms.accounts.models import User
from lms.kernel.clock import now

Thing = TypeVar("Thing")


class UnitState(StrEnum):
    """How a unit is marked in the outline."""

    DONE = "done"
    BEGUN = "begun"
    OPEN = "open"
    LOCKED = "locked"


@dataclass(frozen=True)
class UnitEntry:
    """One unit as its learner finds it. `number` counts from 1 through the course.

    `showing` is LATER for a unit that opens at a moment still to come; only the team meets DRAFT and OVER.
    """

    unit: Unit
    number: int
    state: UnitState
    condition: Condition
    missing_units: Sequence[Unit]
    missing_sections: Sequence[Section]
    completed_at: datetime.datetime | None
    showing: Showing = Showing.NOW

    @property
    def opens_at(self) -> datetime.datetime | None:
        """When the unit opens, if that is still to come."""
        return self.unit.visible_from if self.showing is Showing.LATER else None

    @property
    def done(self) -> bool:
        """Whether the unit counts as done."""
        return self.state is UnitState.DONE

    @property
    def locked(self) -> bool:
        """Whether something has to be done first."""
        return self.state is UnitState.LOCKED


@dataclass(frozen=True)
class SectionEntry:
    """A section with its units as the learner finds them."""

    section: Section
    units: Sequence[UnitEntry]

    @property
    def left(self) -> list[UnitEntry]:
        """The units not yet done."""
        return [entry for entry in self.units if not entry.done]

    @property
    def left_beyond_three(self) -> int:
        """How many units are left besides the first three."""
        return max(0, len(self.left) - 3)

    @property
    def done(self) -> bool:
        """Whether all units are done."""
        return not self.left

    @property
    def begun(self) -> bool:
        """Whether something is done or has been opened."""
        return any(e.state in (UnitState.DONE, UnitState.BEGUN) for e in self.units)


@dataclass(frozen=True)
class CourseStanding:
    """The whole course as one learner finds it. Minutes are those of the units not yet done."""

    course: Course
    sections: Sequence[SectionEntry]
    resume: UnitEntry | None
    completed_at: datetime.datetime | None
    begun: bool

    @cached_property
    def units(self) -> list[UnitEntry]:
        """All units in order."""
        return [entry for section in self.sections for entry in section.units]

    @property
    def total(self) -> int:
        """How many units there are."""
        return len(self.units)

    @property
    def done(self) -> int:
        """How many units are done."""
        return sum(entry.done for entry in self.units)

    @property
    def percent(self) -> int:
        """Share of units done, in whole percent, rounded down: 100 means all."""
        return self.done * 100 // self.total if self.total else 0

    @property
    def minutes_left(self) -> int:
        """Minutes of the units not yet done."""
        return sum(entry.unit.minutes for entry in self.units if not entry.done)

    def neighbours(self, unit: Unit) -> tuple[UnitEntry | None, UnitEntry | None]:
        """The entries before and after `unit`."""
        units = self.units
        at = next(i for i, entry in enumerate(units) if entry.unit.pk == unit.pk)
        after = units[at + 1] if at + 1 < len(units) else None
        return (units[at - 1] if at else None), after

    def entry_of(self, unit: Unit) -> UnitEntry:
        """The entry of `unit`."""
        return next(entry for entry in self.units if entry.unit.pk == unit.pk)


def facts_of(unit: Unit, progress: UnitProgress | None) -> UnitFacts:
    """What the rules need to know of one unit and what its learner did."""
    return UnitFacts(
        rule=Rule(unit.completion),
        pass_percent=unit.pass_percent,
        viewed=progress is not None and progress.first_viewed_at is not None,
        marked=progress is not None and progress.marked_at is not None,
        best_scaled=None if progress is None else progress.best_scaled,
    )


def shape_of(outline: Outline) -> CourseShape:
    """The outline reduced to the keys that the rules of prerequisites need."""
    return CourseShape(
        units_of_section={part.section.pk: [u.pk for u in part.units] for part in outline.sections},
        sections_required={part.section.pk: part.requires for part in outline.sections},
        units_required=outline.unit_requires,
    )


def standing_in(actor: Actor, course: Course, *, as_team: bool = False) -> CourseStanding:
    """Where `actor` stands in `course`, in four queries whatever its size.

    Over the units that count for learners; `as_team` over all, drafts too.
    """
    person = person_behind(actor)
    outline = outline_of(course) if as_team else counted_outline_of(course)
    overall = CourseProgress.objects.filter(learner=person, course=course).first()
    return standing_of(outline, progress_by_unit(person, course), overall)


def progress_by_unit(learner: User | None, course: Course) -> dict[int, UnitProgress]:
    """What the learner did in each unit of the course, by the unit's primary key."""
    rows = UnitProgress.objects.filter(learner=learner, unit__course=course)
    return {row.unit_id: row for row in rows}


def standing_of(
    outline: Outline, progress: Mapping[int, UnitProgress], overall: CourseProgress | None
) -> CourseStanding:
    """The standing of whom these rows are about; asks the database nothing."""
    entries = _entries(outline, progress)
    sections = [
        SectionEntry(part.section, [entries[unit.pk] for unit in part.units])
        for part in outline.sections
        if part.units
    ]
    ordered = [entry for section in sections for entry in section.units]
    return CourseStanding(
        course=outline.course,
        sections=sections,
        resume=_resume(ordered, last_unit_id=overall.last_unit_id if overall else None),
        completed_at=overall.completed_at if overall else None,
        begun=bool(progress),
    )


def _entries(outline: Outline, progress: Mapping[int, UnitProgress]) -> dict[int, UnitEntry]:
    done = [pk for pk, row in progress.items() if row.completed_at is not None]
    before = barriers(shape_of(outline), done)
    units = {unit.pk: unit for unit in outline.units}
    sections = {part.section.pk: part.section for part in outline.sections}
    moment = now()
    return {
        pk: _entry(
            unit,
            number,
            progress.get(pk),
            before[pk],
            units=units,
            sections=sections,
            showing=unit.showing(now=moment),
        )
        for number, (pk, unit) in enumerate(units.items(), start=1)
    }


def _entry(
    unit: Unit,
    number: int,
    progress: UnitProgress | None,
    barrier: Barrier,
    *,
    units: Mapping[int, Unit],
    sections: Mapping[int, Section],
    showing: Showing,
) -> UnitEntry:
    return UnitEntry(
        unit=unit,
        number=number,
        state=_state(progress, is_closed=barrier.closed or showing is Showing.LATER),
        condition=condition_of(facts_of(unit, progress)),
        missing_units=_named(units, barrier.units),
        missing_sections=_named(sections, barrier.sections),
        completed_at=progress.completed_at if progress else None,
        showing=showing,
    )


def _named(things: Mapping[int, Thing], keys: Collection[int]) -> list[Thing]:
    """Those of `things` in their order; most units wait for nothing."""
    return [thing for pk, thing in things.items() if pk in keys] if keys else []


def _state(progress: UnitProgress | None, *, is_closed: bool) -> UnitState:
    if progress is not None and progress.completed_at is not None:
        return UnitState.DONE
    if is_closed:
        return UnitState.LOCKED
    return UnitState.OPEN if progress is None else UnitState.BEGUN


def _resume(entries: Sequence[UnitEntry], *, last_unit_id: int | None) -> UnitEntry | None:
    """Where to go on: the last unit unless it is done, else the next open one after it.

    With nothing open, the next that is still closed: its page says when it opens.
    """
    at = next((i for i, entry in enumerate(entries) if entry.unit.pk == last_unit_id), 0)
    following: Iterable[UnitEntry] = [*entries[at:], *entries[:at]]
    left = [entry for entry in following if not entry.done]
    return next((entry for entry in left if not entry.locked), [*left, *entries, None][0])
