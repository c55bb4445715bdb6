"""What the centre looks after: deletions, retention, records of processing."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Count, Max, Q, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from lms.accounts.actors import Actor, person_behind
from lms.accounts.models import User
from lms.kernel import personal_data, processing, retention
from lms.kernel.clock import now
from lms.kernel.errors import NotFound
from lms.kernel.paging import Page, page_of
from lms.kernel.personal_data import PersonalData
from lms.kernel.retention import RetentionRule
from lms.privacy.models import (
    CorrectionRequest,
    DeletionRequest,
    ErasedAccount,
    RetentionRun,
)
from lms.privacy.policies import may_run_data_protection
from lms.privacy.vocabulary import CorrectionState
from lms.schools.models import CentreRoleName
from lms.schools.selectors import holds_centre_role

PAGE_SIZE = 25
OVERSEERS = (CentreRoleName.STAFF, CentreRoleName.ADMINISTRATOR)
RECENT = datetime.timedelta(days=30)


@dataclass(frozen=True)
class RuleReport:
    """One rule, how long it lets things stay here (None: off), and what it did."""

    rule: RetentionRule
    days: int | None
    last_run: datetime.datetime | None
    removed_recently: int


@dataclass(frozen=True)
class Record:
    """One processing activity with the tables that belong to it."""

    activity: processing.Activity
    tables: Sequence[PersonalData]

    @property
    def categories(self) -> list[str]:
        """The kinds of data in plain words, each once."""
        return list(dict.fromkeys(str(table.label) for table in self.tables))


def days_of(rule: RetentionRule) -> int | None:
    """How many days the rule lets things stay in this installation; None where it is off."""
    chosen: dict[str, int | None] = settings.LERNHUB_RETENTION
    return chosen.get(rule.name, rule.days)


def limit_of(rule: RetentionRule) -> datetime.datetime | None:
    """What is older than this moment goes now; None where the rule is off."""
    days = days_of(rule)
    return None if days is None else now() - datetime.timedelta(days=days)


def rule_reports() -> list[RuleReport]:
    """Every rule with its last run and what it took away in thirty days, in two queries."""
    last = dict(RetentionRun.objects.order_by().values_list("rule").annotate(at=Max("ran_at")))
    recent = RetentionRun.objects.filter(ran_at__gte=now() - RECENT).order_by()
    removed = dict(recent.values_list("rule").annotate(number=Sum("removed")))
    return [
        RuleReport(rule, days_of(rule), last.get(rule.name), removed.get(rule.name, 0))
        for rule in retention.rules()
    ]


def records_of_processing() -> list[Record]:
    """The records of processing (Art. 30 GDPR), from what the rooms registered."""
    tables = personal_data.registered()
    return [
        Record(activity, [table for table in tables if table.activity == activity.name])
        for activity in processing.activities()
    ]


def planned_deletions(*, key: str | None = None, size: int = PAGE_SIZE) -> Page[DeletionRequest]:
    """Accounts that will be erased, the next one first."""
    rows = DeletionRequest.objects.select_related("person", "requested_by")
    return page_of(rows, by="due_at", key=key, size=size)


def erased_accounts() -> list[ErasedAccount]:
    """The latest erasures: figures only."""
    return list(ErasedAccount.objects.all()[:PAGE_SIZE])


@dataclass(frozen=True)
class Waiting:
    """How much waits for the centre: new requests, and erasures that something stands in the way of."""

    corrections: int
    held_up: int


def overseer(actor: Actor) -> User:
    """The person, if she looks after data protection. Raises NotFound: others needn't know of it."""
    person = person_behind(actor)
    if person is None or not may_run_data_protection(person):
        raise NotFound(_("There is no such page."), code="not_found")
    return person


def waiting_for(actor: Actor) -> Waiting | None:
    """What waits, for who looks after it; None for everybody else and when nothing waits. One query."""
    person = person_behind(actor)
    if person is None:
        return None
    runs = Q() if person.is_superuser else holds_centre_role(person, *OVERSEERS)
    new = CorrectionRequest.objects.filter(state=CorrectionState.NEW)
    held_up = DeletionRequest.objects.filter(held_up_at__isnull=False)
    people = User.objects.filter(runs, pk=person.pk)
    row = people.values_list(_number_of(new), _number_of(held_up)).first()
    return Waiting(*row) if row and any(row) else None


def _number_of(rows: QuerySet[Any]) -> Coalesce:
    number = rows.order_by().values(one=Value(1)).annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(number), 0)
