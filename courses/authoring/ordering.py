"""Where the units of a course stand, section by section, and how one is moved. No Django here.

An order maps the key of each section to the keys of its units. It is never changed, but made anew.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Order = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Place:
    """A place in a section: before the unit of key `before`, or at the end."""

    section: str
    before: str = ""


def place_of(order: Order, unit: str) -> Place:
    """Where `unit` stands now. Raises LookupError."""
    for section, units in order.items():
        if unit in units:
            following = [*units, ""][list(units).index(unit) + 1]
            return Place(section, following)
    raise LookupError(unit)


def moved(order: Order, unit: str, *, to: Place) -> dict[str, list[str]]:
    """The order with `unit` at another place. A neighbour that is gone means the end of the section.

    Raises LookupError for a section that is not there.
    """
    if to.before == unit:
        return {section: list(units) for section, units in order.items()}
    result = {section: [key for key in units if key != unit] for section, units in order.items()}
    target = result[to.section]
    at = target.index(to.before) if to.before in target else len(target)
    target.insert(at, unit)
    return result


def one_up(order: Order, unit: str) -> Place | None:
    """The place one up: at the top of a section the end of the one before; None at the very top."""
    here = place_of(order, unit).section
    units = list(order[here])
    at = units.index(unit)
    if at:
        return Place(here, units[at - 1])
    before = _neighbour(order, here, step=-1)
    return Place(before) if before else None


def one_down(order: Order, unit: str) -> Place | None:
    """The place one down: at the end of a section the top of the next; None at the very end."""
    here = place_of(order, unit).section
    units = [*order[here], "", ""]
    at = units.index(unit)
    if units[at + 1]:
        return Place(here, units[at + 2])
    after = _neighbour(order, here, step=1)
    return Place(after, next(iter(order[after]), "")) if after else None


def _neighbour(order: Order, section: str, *, step: int) -> str | None:
    sections = list(order)
    at = sections.index(section) + step
    return sections[at] if 0 <= at < len(sections) else None


def moved_in(keys: Sequence[str], key: str, *, before: str) -> list[str]:
    """A plain list of keys with `key` before another, or at the end."""
    if before == key:
        return list(keys)
    rest = [other for other in keys if other != key]
    rest.insert(rest.index(before) if before in rest else len(rest), key)
    return rest
