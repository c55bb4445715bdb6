"""Prerequisites that lead back to themselves, through units and sections together."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from graphlib import CycleError, TopologicalSorter


class StepKind(StrEnum):
    """What is to be finished."""

    UNIT = "unit"
    SECTION = "section"


@dataclass(frozen=True)
class Step:
    """Finishing a unit or a whole section."""

    kind: StepKind
    key: str


def find_cycle(
    *,
    units_of: Mapping[str, list[str]],
    section_requires: Mapping[str, list[str]],
    unit_requires: Mapping[str, list[str]],
) -> list[Step]:
    """A circle of steps each of which waits for the next (the last is the first); empty if none.

    A section is finished with its last unit, and its units wait for the sections it requires.
    """
    graph: dict[Step, list[Step]] = {}
    for section, units in units_of.items():
        graph[Step(StepKind.SECTION, section)] = [Step(StepKind.UNIT, unit) for unit in units]
        before = [Step(StepKind.SECTION, other) for other in section_requires.get(section, [])]
        for unit in units:
            required = [Step(StepKind.UNIT, other) for other in unit_requires.get(unit, [])]
            graph[Step(StepKind.UNIT, unit)] = [*before, *required]
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        circle: list[Step] = error.args[1]
        return circle[::-1]
    return []
