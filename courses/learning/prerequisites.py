"""Which units are still closed, and behind what. No Django here."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class CourseShape:
    """The units of each section, and what units and sections require, all by primary key."""

    units_of_section: Mapping[int, Collection[int]]
    sections_required: Mapping[int, Collection[int]]
    units_required: Mapping[int, Collection[int]]


@dataclass(frozen=True)
class Barrier:
    """What stands before a unit: units to do first and sections to finish first."""

    units: frozenset[int]
    sections: frozenset[int]

    @property
    def closed(self) -> bool:
        """Whether anything stands before the unit."""
        return bool(self.units or self.sections)


def finished_sections(shape: CourseShape, done: Collection[int]) -> frozenset[int]:
    """Sections all of whose units are done; an empty section holds nobody up."""
    finished = done if isinstance(done, (set, frozenset)) else set(done)
    return frozenset(
        section
        for section, units in shape.units_of_section.items()
        if all(unit in finished for unit in units)
    )


def barriers(shape: CourseShape, done: Collection[int]) -> dict[int, Barrier]:
    """For every unit what stands before it. A unit once done is never closed again.

    Requirements outside the shape (a unit that left the course) hold nobody up.
    """
    done_units = frozenset(done)
    known = {unit for units in shape.units_of_section.values() for unit in units}
    open_sections = frozenset(shape.units_of_section) - finished_sections(shape, done_units)
    result = {}
    for section, units in shape.units_of_section.items():
        before = frozenset(shape.sections_required.get(section, ())) & open_sections
        for unit in units:
            required = frozenset(shape.units_required.get(unit, ())) & known
            barrier = Barrier(required - done_units, before)
            result[unit] = Barrier(frozenset(), frozenset()) if unit in done_units else barrier
    return result
