"""What a roster is narrowed down to and sorted by, as addresses say it."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from courses.roster.stuck import LearnerState

Choice = TypeVar("Choice", bound=StrEnum)


class Shown(StrEnum):
    """Which learners are listed: all who take part, those in one state, or who has left."""

    ACTIVE = "active"
    STUCK = LearnerState.STUCK.value
    NOT_BEGUN = LearnerState.NOT_BEGUN.value
    FINISHED = LearnerState.FINISHED.value
    LEFT = LearnerState.LEFT.value


class Sort(StrEnum):
    """In which order; progress the least first, activity the longest pause first, "-" the reverse."""

    NAME = "name"
    PROGRESS = "progress"
    MOST_PROGRESS = "-progress"
    ACTIVITY = "activity"
    NEWEST_ACTIVITY = "-activity"


@dataclass(frozen=True)
class RosterFilter:
    """One reader's choice. Schools and classes by public id."""

    shown: Shown = Shown.ACTIVE
    search: str = ""
    school: uuid.UUID | None = None
    school_class: uuid.UUID | None = None
    sort: Sort = Sort.NAME


@dataclass(frozen=True)
class ParameterNames:
    """What the parts of the choice are called in addresses."""

    shown: str
    search: str
    school: str
    school_class: str
    sort: str


PAGE_NAMES = ParameterNames("stand", "q", "schule", "klasse", "sortierung")


def read_filter(query: Mapping[str, str], *, names: ParameterNames) -> RosterFilter:
    """The choice in an address; what makes no sense is left out."""
    return RosterFilter(
        shown=_known(Shown, query.get(names.shown, ""), otherwise=Shown.ACTIVE),
        search=query.get(names.search, "").strip()[:100],
        school=_public_id(query.get(names.school, "")),
        school_class=_public_id(query.get(names.school_class, "")),
        sort=_known(Sort, query.get(names.sort, ""), otherwise=Sort.NAME),
    )


def parameters_of(chosen: RosterFilter, *, names: ParameterNames) -> dict[str, str]:
    """The choice as parameters of an address, without what goes without saying."""
    everything = {
        names.shown: "" if chosen.shown is Shown.ACTIVE else chosen.shown.value,
        names.search: chosen.search,
        names.school: str(chosen.school or ""),
        names.school_class: str(chosen.school_class or ""),
        names.sort: "" if chosen.sort is Sort.NAME else chosen.sort.value,
    }
    return {name: value for name, value in everything.items() if value}


def _known(choices: type[Choice], value: str, *, otherwise: Choice) -> Choice:
    return choices(value) if value in {choice.value for choice in choices} else otherwise


def _public_id(value: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(value)
    except ValueError:
        return None
