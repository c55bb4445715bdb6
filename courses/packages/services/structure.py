"""Writing sections and units: matched by their ids, so what learners did stays with them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any

from courses.outline.models import Course, Section, Unit
from courses.packages.moments import closing, opening
from courses.packages.package import Package, PackageUnit
from courses.packages.services.rows import bring, bring_pairs
from lms.kernel.clock import now

_SECTION_FIELDS = ("title", "position")
_SAME_IN_BOTH = ("title", "kind", "summary", "minutes", "completion", "pass_percent", "state")
_UNIT_FIELDS = (*_SAME_IN_BOTH, "visible_from", "visible_until")
_PLACE_FIELDS = ("section", "position", "archived_at")


@dataclass
class StructureChange:
    """What became of each unit, by its id; a unit may be both moved and updated."""

    units: dict[str, Unit] = field(default_factory=dict)
    added: set[str] = field(default_factory=set)
    updated: set[str] = field(default_factory=set)
    moved: set[str] = field(default_factory=set)
    archived: set[str] = field(default_factory=set)
    restored: set[str] = field(default_factory=set)
    sections_changed: bool = False

    @property
    def anything(self) -> bool:
        """Whether a row was written."""
        sets = (self.added, self.updated, self.moved, self.archived, self.restored)
        return self.sections_changed or any(sets)


def write_structure(course: Course, package: Package) -> StructureChange:
    """Make the course's sections and units those of `package`, in a few statements for all."""
    change = StructureChange()
    kept = {section.key: section for section in Section.objects.filter(course=course)}
    sections = _write_sections(course, package, kept, change)
    _write_units(course, package, sections, change)
    _write_requirements(course, package, sections, change)
    gone = [section.pk for key, section in kept.items() if key not in sections]
    if gone:
        Section.objects.filter(pk__in=gone).delete()
        change.sections_changed = True
    return change


def _write_sections(
    course: Course, package: Package, kept: Mapping[str, Section], change: StructureChange
) -> dict[str, Section]:
    sections, new, changed = {}, [], []
    for position, fields in enumerate(package.fields.sections, start=1):
        values = {"title": fields.title, "position": position}
        section = kept.get(fields.id)
        if section is None:
            section = Section(course=course, key=fields.id, **values)
            new.append(section)
        elif bring(section, **values):
            changed.append(section)
        sections[fields.id] = section
    Section.objects.bulk_create(new)
    Section.objects.bulk_update(changed, _SECTION_FIELDS)
    change.sections_changed = bool(new or changed)
    return sections


def _write_units(
    course: Course, package: Package, sections: Mapping[str, Section], change: StructureChange
) -> None:
    kept = {unit.key: unit for unit in Unit.objects.filter(course=course)}
    change.moved = _moved(kept.values(), package, sections)
    new, changed = [], []
    positions = dict.fromkeys(sections, 0)
    for section, packaged in package.placed_units():
        positions[section.id] += 1
        unit = kept.get(packaged.fields.id)
        place = {"section_id": sections[section.id].pk, "position": positions[section.id]}
        if unit is None:
            unit = Unit(course=course, key=packaged.fields.id, **_values(packaged), **place)
            new.append(unit)
        elif _bring_unit(unit, packaged, place, change):
            changed.append(unit)
        change.units[unit.key] = unit
    gone = [u for u in kept.values() if u.key not in change.units and u.archived_at is None]
    for unit in gone:
        bring(unit, archived_at=now(), section=None)
    Unit.objects.bulk_create(new)
    Unit.objects.bulk_update([*changed, *gone], (*_UNIT_FIELDS, *_PLACE_FIELDS))
    change.added = {unit.key for unit in new}
    change.archived = {unit.key for unit in gone}


def _bring_unit(
    unit: Unit, packaged: PackageUnit, place: Mapping[str, int], change: StructureChange
) -> bool:
    if unit.archived_at is not None:
        change.restored.add(unit.key)
    updated = bring(unit, **_values(packaged))
    if updated:
        change.updated.add(unit.key)
    placed = bring(unit, archived_at=None, **place)
    return updated or placed


def _values(packaged: PackageUnit) -> dict[str, Any]:
    fields = packaged.fields
    return {
        **{name: getattr(fields, name) for name in _SAME_IN_BOTH},
        "visible_from": opening(fields.visible_from) if fields.visible_from else None,
        "visible_until": closing(fields.visible_until) if fields.visible_until else None,
    }


def _moved(kept: Iterable[Unit], package: Package, sections: Mapping[str, Section]) -> set[str]:
    """Units that change their section, or their order among those that stay in it.

    A unit that only has a new neighbour is not moved, though its position counts differently.
    """
    before: dict[str, list[str]] = {key: [] for key in sections}
    key_of = {section.pk: key for key, section in sections.items()}
    home: dict[str, str | None] = {}
    for unit in sorted(kept, key=lambda found: (found.position, found.pk)):
        if unit.archived_at is None:
            home[unit.key] = key_of.get(unit.section_id or 0)
            before.get(home[unit.key] or "", []).append(unit.key)
    moved = set()
    after: dict[str, list[str]] = {key: [] for key in sections}
    for section, packaged in package.placed_units():
        key = packaged.fields.id
        if key in home and home[key] != section.id:
            moved.add(key)
        elif key in home:
            after[section.id].append(key)
    for section_key, order in after.items():
        moved |= _out_of_order(before[section_key], order)
    return moved


def _out_of_order(before: list[str], after: list[str]) -> set[str]:
    stayed = set(after)
    matcher = SequenceMatcher(None, [key for key in before if key in stayed], after, autojunk=False)
    in_order = {
        key
        for block in matcher.get_matching_blocks()
        for key in after[block.b : block.b + block.size]
    }
    return stayed - in_order


def _write_requirements(
    course: Course, package: Package, sections: Mapping[str, Section], change: StructureChange
) -> None:
    section_table = Section.requires.through
    changed_sections = bring_pairs(
        section_table,
        names=("from_section_id", "to_section_id"),
        present=section_table.objects.filter(from_section__course=course),
        wanted=[
            (sections[fields.id].pk, sections[key].pk)
            for fields in package.fields.sections
            for key in fields.requires
        ],
    )
    change.sections_changed |= bool(changed_sections)
    unit_table = Unit.requires.through
    changed_units = bring_pairs(
        unit_table,
        names=("from_unit_id", "to_unit_id"),
        present=unit_table.objects.filter(from_unit__course=course),
        wanted=[
            (change.units[packaged.fields.id].pk, change.units[key].pk)
            for packaged in package.units.values()
            for key in packaged.fields.requires
        ],
    )
    existing = change.units.keys() - change.added
    change.updated |= {key for key in existing if change.units[key].pk in changed_units}
