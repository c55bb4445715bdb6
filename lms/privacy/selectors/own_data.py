"""What the platform holds of one person, kind by kind."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import AutoField, Count, ForeignKey, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from lms.accounts.models import User
from lms.accounts.selectors import subject_of
from lms.kernel import personal_data, processing
from lms.kernel.errors import NotFound
from lms.kernel.paging import page_of
from lms.kernel.personal_data import PersonalData, Subject
from lms.privacy import values

PAGE_SIZE = 25


@dataclass(frozen=True)
class KindOfData:
    """One kind of data about a person, and how many rows of it there are."""

    entry: PersonalData
    number: int

    @property
    def retention(self) -> str | Promise:
        """Until when it stays: its own rule, else that of what it is kept for."""
        return self.entry.retention or processing.activity(self.entry.activity).retention


@dataclass(frozen=True)
class OwnActivity:
    """What data is kept for, with the kinds that are there and those that are not."""

    activity: processing.Activity
    kinds: Sequence[KindOfData]


@dataclass(frozen=True)
class OwnRow:
    """One row as its owner reads it: names of columns and values, in order."""

    cells: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class OwnRows:
    """Some rows of one kind; `next_key` leads to more."""

    columns: Sequence[str]
    rows: Sequence[OwnRow]
    next_key: str | None


@dataclass(frozen=True)
class MachineRows:
    """Some rows as JSON; `next_key` leads to more."""

    rows: Sequence[Mapping[str, Any]]
    next_key: str | None


def followed() -> list[PersonalData]:
    """The entries whose rows can be found."""
    return [entry for entry in personal_data.registered() if entry.path or entry.find]


def kinds_of(person: User) -> list[KindOfData]:
    """Every kind with its number of rows: one query for all that have a key, however many kinds."""
    subject = subject_of(person)
    entries = followed()
    counted = _counted(subject, [entry for entry in entries if not entry.find])
    return [
        KindOfData(entry, entry.find(subject).count() if entry.find else counted[entry.key])
        for entry in entries
    ]


def _counted(subject: Subject, entries: Iterable[PersonalData]) -> dict[str, int]:
    names = {f"kind_{number}": entry for number, entry in enumerate(entries)}
    counts = {name: _count(entry.rows(subject)) for name, entry in names.items()}
    row: dict[str, Any] = dict(User.objects.filter(pk=subject.pk).values(**counts).get())
    return {entry.key: row[name] for name, entry in names.items()}


def _count(rows: QuerySet[Any]) -> Coalesce:
    number = rows.order_by().values(one=Value(1)).annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(number), 0)


def activities_of(person: User) -> list[OwnActivity]:
    """The person's kinds of data by what they are kept for; activities without any are left out."""
    kinds = kinds_of(person)
    found = [
        OwnActivity(each, [kind for kind in kinds if kind.entry.activity == each.name])
        for each in processing.activities()
    ]
    return [own for own in found if own.kinds]


def kind_by_key(key: str) -> PersonalData:
    """The kind of that key whose rows people may read. Raises NotFound."""
    for entry in followed():
        if entry.key == key and entry.fields:
            return entry
    raise NotFound(_("There is no such kind of data."), code="kind_not_found")


def rows_of(person: User, entry: PersonalData) -> QuerySet[Any]:
    """The person's rows of one kind with what they point to, the newest first."""
    keys = [name for name in entry.fields if _is_key(entry, name)]
    rows = entry.rows(subject_of(person)).order_by("-pk")
    return rows.select_related(*keys) if keys else rows


def _is_key(entry: PersonalData, name: str) -> bool:
    return isinstance(entry.model._meta.get_field(name), ForeignKey)  # noqa: SLF001


def own_rows(person: User, entry: PersonalData, *, key: str | None = None) -> OwnRows:
    """A page of the person's rows, as she reads them."""
    rows, next_key = _page(person, entry, key=key, size=PAGE_SIZE)
    return OwnRows(columns_of(entry), [shown_row(row, entry) for row in rows], next_key)


def machine_rows(
    person: User, entry: PersonalData, *, key: str | None = None, size: int = PAGE_SIZE
) -> MachineRows:
    """The same page for machines."""
    rows, next_key = _page(person, entry, key=key, size=size)
    return MachineRows([machine_row(row, entry) for row in rows], next_key)


def _page(
    person: User, entry: PersonalData, *, key: str | None, size: int
) -> tuple[Sequence[Any], str | None]:
    """Where keys are secrets, such as those of sessions, all at once."""
    rows = rows_of(person, entry)
    if not isinstance(entry.model._meta.pk, AutoField):  # noqa: SLF001
        return list(rows), None
    page = page_of(rows, by="-pk", key=key, size=size)
    return page.rows, page.next_key


def columns_of(entry: PersonalData) -> list[str]:
    """What the fields of a kind are called for people."""
    return [personal_data.column_name(name) for name in entry.fields]


def shown_row(row: Any, entry: PersonalData) -> OwnRow:
    """One row for people."""
    return OwnRow(
        [(personal_data.column_name(name), values.shown(row, name)) for name in entry.fields]
    )


def machine_row(row: Any, entry: PersonalData) -> dict[str, Any]:
    """One row for machines."""
    return {name: values.for_machines(row, name) for name in entry.fields}
