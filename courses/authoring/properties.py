"""What an author says of a unit besides its text, and whether it has changed since she looked."""

import datetime
import hashlib
from collections.abc import Collection
from dataclasses import astuple, dataclass

from django.utils.translation import gettext as _

from courses.activities.registry import kind_of
from courses.outline.models import Unit
from courses.outline.vocabulary import Completion, Release
from lms.kernel.errors import InvalidInput

LONGEST_MINUTES = 600


@dataclass(frozen=True)
class UnitProperties:
    """The properties of one unit; `requires` are keys of units to do first."""

    title: str
    summary: str
    minutes: int
    completion: Completion
    pass_percent: int | None
    requires: frozenset[str]
    state: Release
    visible_from: datetime.datetime | None
    visible_until: datetime.datetime | None

    @property
    def fingerprint(self) -> str:
        """The same for the same properties: a form carries it, so that nothing is overwritten unseen."""
        parts = [sorted(part) if isinstance(part, frozenset) else part for part in astuple(self)]
        return hashlib.sha256(repr([str(part) for part in parts]).encode()).hexdigest()[:16]


def properties_of(unit: Unit, *, requires: Collection[str]) -> UnitProperties:
    """What is kept of `unit`."""
    return UnitProperties(
        title=unit.title,
        summary=unit.summary,
        minutes=unit.minutes,
        completion=Completion(unit.completion),
        pass_percent=unit.pass_percent,
        requires=frozenset(requires),
        state=Release(unit.state),
        visible_from=unit.visible_from,
        visible_until=unit.visible_until,
    )


def check_properties(unit: Unit, wanted: UnitProperties) -> None:
    """Raise InvalidInput, with a sentence for each field that can't be so."""
    problems: dict[str, str] = {}
    if wanted.completion not in kind_of(unit.kind).completions:
        problems["completion"] = _("This kind of unit can't be completed like that.")
    by_score = wanted.completion is Completion.SCORE
    if by_score and wanted.pass_percent is None:
        problems["pass_percent"] = _("Please say how many percent are needed, such as 60.")
    if not by_score and wanted.pass_percent is not None:
        problems["pass_percent"] = _("A percentage only goes with completion by a score.")
    if wanted.pass_percent is not None and not 1 <= wanted.pass_percent <= 100:
        problems["pass_percent"] = _("Please choose a number from 1 to 100.")
    if not 1 <= wanted.minutes <= LONGEST_MINUTES:
        problems["minutes"] = _("Please choose a number from 1 to 600.")
    if wanted.visible_from and wanted.visible_until and wanted.visible_from >= wanted.visible_until:
        problems["visible_until"] = _(
            "Please choose a moment after the one from which it is shown."
        )
    if problems:
        message = _("Some entries need a change.")
        raise InvalidInput(message, code="impossible_properties", fields=problems)
