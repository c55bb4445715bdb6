"""Which tables hold what of a person, and what becomes of it on export and erasure.

Every key to a person is registered here by its room; a test finds those that are not.
"""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.db import models
from django.utils.functional import Promise
from django.utils.text import capfirst

Text = str | Promise


class Erasure(StrEnum):
    """What happens to the rows when the person's account is erased (Art. 17 GDPR)."""

    DELETE = "delete"
    ANONYMISE = "anonymise"
    KEEP = "keep"


@dataclass(frozen=True)
class Subject:
    """Whose data is looked for: her keys, and the words by which she could be recognised."""

    pk: int
    public_id: uuid.UUID
    names: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()


Finder = Callable[[Subject], "models.QuerySet[Any]"]


@dataclass(frozen=True)
class PersonalData:
    """What one table holds of a person.

    `path` is the lookup from a row to the person ("learner", "enrolment__learner"), or "" where rows
    carry no key to one: then `find` finds them and `reason` says how, or why there is nothing to find.
    `fields` are shown and exported (Art. 15 and 20 GDPR), each under its name in `name_columns`; `files`
    are keys to stored files whose bytes go along. `activity` names what the data is processed for, see
    `kernel.processing`. `retention` is for rows that go earlier than the account. ANONYMISE sets `blank`
    (the key itself, unless told otherwise) and takes the person's name out of the texts `redact`. KEEP
    needs a `reason` with its legal ground.
    """

    model: type[models.Model]
    label: Text
    path: str
    fields: tuple[str, ...]
    on_erasure: Erasure = Erasure.DELETE
    reason: Text = ""
    activity: str = ""
    retention: Text = ""
    files: tuple[str, ...] = ()
    redact: tuple[str, ...] = ()
    blank: Mapping[str, Any] = field(default_factory=dict)
    find: Finder | None = None

    @property
    def key(self) -> str:
        """A name for addresses and file names, such as "enrolment-application-learner"."""
        way = self.path.replace("__", "-") or "found"
        return f"{self.model._meta.app_label}-{self.model._meta.model_name}-{way}"  # noqa: SLF001

    @property
    def blanked(self) -> dict[str, Any]:
        """What ANONYMISE writes into the rows."""
        return dict(self.blank) or {self.path: None}

    def rows(self, subject: Subject) -> "models.QuerySet[Any]":
        """The rows that are about `subject`."""
        manager = self.model._base_manager  # noqa: SLF001
        if self.find:
            return self.find(subject)
        return manager.filter(**{self.path: subject.pk}) if self.path else manager.none()


_registered: dict[str, PersonalData] = {}
_columns: dict[str, Text] = {}


def register(*entries: PersonalData) -> None:
    """Add `entries`; raises ValueError when rows are kept or can't be followed without a reason."""
    for entry in entries:
        if (entry.on_erasure is Erasure.KEEP or not entry.path) and not entry.reason:
            raise ValueError(f"{entry.model.__name__}: say why its rows are kept, or how found")
        _registered[entry.key] = entry


def registered() -> list[PersonalData]:
    """All entries, rooms below first."""
    return list(_registered.values())


def name_columns(names: Mapping[str, Text]) -> None:
    """Say what fields are called where people read their data; one name, one meaning."""
    _columns.update(names)


def named_columns() -> frozenset[str]:
    """The fields that have a name for people."""
    return frozenset(_columns)


def column_name(name: str) -> str:
    """What the field `name` is called for people. Raises KeyError where nobody has said so."""
    return capfirst(str(_columns[name]))
