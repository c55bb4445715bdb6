"""What the log is narrowed down to, as addresses say it. Pure."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class AuditFilter:
    """One reader's choice. Days count whole, in the time zone of the platform."""

    person: str = ""
    action: str = ""
    thing: str = ""
    first_day: datetime.date | None = None
    last_day: datetime.date | None = None


@dataclass(frozen=True)
class ParameterNames:
    """What the parts of the choice are called in addresses."""

    person: str
    action: str
    thing: str
    first_day: str
    last_day: str


PAGE_NAMES = ParameterNames("person", "aktion", "ding", "von", "bis")
API_NAMES = ParameterNames("person", "action", "target", "from", "to")
LONGEST = 254


def read_filter(query: Mapping[str, str], *, names: ParameterNames) -> AuditFilter:
    """The choice in an address; what makes no sense is left out."""
    return AuditFilter(
        person=query.get(names.person, "").strip()[:LONGEST],
        action=query.get(names.action, "").strip()[:LONGEST],
        thing=query.get(names.thing, "").strip()[:LONGEST],
        first_day=_day(query.get(names.first_day, "")),
        last_day=_day(query.get(names.last_day, "")),
    )


def parameters_of(chosen: AuditFilter, *, names: ParameterNames) -> dict[str, str]:
    """The choice as parameters of an address, without what is empty."""
    everything = {
        names.person: chosen.person,
        names.action: chosen.action,
        names.thing: chosen.thing,
        names.first_day: chosen.first_day.isoformat() if chosen.first_day else "",
        names.last_day: chosen.last_day.isoformat() if chosen.last_day else "",
    }
    return {name: value for name, value in everything.items() if value}


def _day(text: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None
