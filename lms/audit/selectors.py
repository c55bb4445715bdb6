"""Reading the log of actions."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.apps import apps
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from lms.accounts.actors import Actor
from lms.accounts.models import User
from lms.accounts.selectors import person_by_sign_in_name
from lms.audit.filters import AuditFilter
from lms.audit.policies import entries_visible_to, may_read_audit
from lms.kernel.audit import action_names
from lms.kernel.errors import NotFound
from lms.kernel.models import AuditEntry
from lms.kernel.paging import page_of

PAGE_SIZE = 50
_ONE_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True)
class Line:
    """One entry in words. `actor` is None for the platform itself, and after an erasure."""

    at: datetime.datetime
    actor: User | None
    action: str
    action_name: str
    target_type: str
    target_name: str
    target_id: str
    details: dict[str, object]


@dataclass(frozen=True)
class AuditPage:
    """Some lines, the newest first, and the key that leads on."""

    lines: list[Line]
    next_key: str | None


def audit_page(actor: Actor, *, chosen: AuditFilter, key: str | None) -> AuditPage:
    """One page of the log. Raises NotFound for whoever may not read it."""
    page = page_of(_entries(actor, chosen), by="-pk", key=key, size=PAGE_SIZE)
    return AuditPage(list(_lines(page.rows)), page.next_key)


def whole_audit(actor: Actor, *, chosen: AuditFilter) -> Iterator[Line]:
    """Every line of the choice, fetched bit by bit. Raises NotFound, before the first is asked for."""
    return _lines(_entries(actor, chosen).order_by("-pk").iterator(chunk_size=1000))


def kinds_of_thing() -> dict[str, str]:
    """What entries can be about, by the name of the table, in words."""
    models = [m for m in apps.get_models() if hasattr(m, "public_id")]
    named = {m._meta.label_lower: str(m._meta.verbose_name) for m in models}  # noqa: SLF001
    return dict(sorted(named.items(), key=lambda pair: pair[1].casefold()))


def _entries(actor: Actor, chosen: AuditFilter) -> QuerySet[AuditEntry]:
    if not may_read_audit(actor):
        raise NotFound(_("There is nothing at this address."), code="not_found")
    entries = AuditEntry.objects.filter(entries_visible_to(actor), _wanted(chosen))
    return entries.select_related("actor")


def _wanted(chosen: AuditFilter) -> Q:
    wanted = Q()
    if chosen.person:
        person = person_by_sign_in_name(chosen.person)
        wanted &= _of_person(person) if person else Q(pk__in=[])
    if chosen.action:
        wanted &= Q(action=chosen.action)
    if chosen.thing:
        wanted &= Q(target_type=chosen.thing) | Q(target_id=chosen.thing)
    if chosen.first_day:
        wanted &= Q(at__gte=_midnight(chosen.first_day))
    if chosen.last_day:
        wanted &= Q(at__lt=_midnight(chosen.last_day + _ONE_DAY))
    return wanted


def _of_person(person: User) -> Q:
    """What she did, and what was done to her account."""
    label = User._meta.label_lower  # noqa: SLF001
    return Q(actor=person) | Q(target_type=label, target_id=str(person.public_id))


def _midnight(day: datetime.date) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time.min))


def _lines(entries: Iterable[AuditEntry]) -> Iterator[Line]:
    names, things = action_names(), kinds_of_thing()
    return (
        Line(
            at=entry.at,
            actor=entry.actor,
            action=entry.action,
            action_name=names.get(entry.action, entry.action),
            target_type=entry.target_type,
            target_name=things.get(entry.target_type, entry.target_type),
            target_id=entry.target_id,
            details=entry.details,
        )
        for entry in entries
    )
