"""Which tables hold what of a person, and what becomes of it on export and erasure.

Every model that leads to a person is registered here by its room; a test finds those that are not.
"""

from dataclasses import dataclass
from enum import StrEnum

from django.db import models
from django.utils.functional import Promise


class Erasure(StrEnum):
    """What happens to the rows when the person's account is erased (Art. 17 GDPR)."""

    DELETE = "delete"
    ANONYMISE = "anonymise"
    KEEP = "keep"


@dataclass(frozen=True)
class PersonalData:
    """What one table holds of a person.

    `path` is the lookup from a row to the person ("learner", "enrolment__learner"), or "" where rows
    carry no key to one (then `reason` says how they are found or why not). `fields` are exported
    (Art. 15 and 20 GDPR). KEEP needs a `reason` with its legal ground.
    """

    model: type[models.Model]
    label: str | Promise
    path: str
    fields: tuple[str, ...]
    on_erasure: Erasure = Erasure.DELETE
    reason: str = ""


_registered: dict[type[models.Model], PersonalData] = {}


def register(entry: PersonalData) -> None:
    """Add `entry`; raises ValueError when rows are kept without a reason."""
    if (entry.on_erasure is Erasure.KEEP or not entry.path) and not entry.reason:
        raise ValueError(f"{entry.model.__name__}: say why its rows are kept, or how found")
    _registered[entry.model] = entry


def registered() -> dict[type[models.Model], PersonalData]:
    """All entries by model."""
    return dict(_registered)
