"""Applying the rules of retention."""

import datetime
import logging
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from lms.accounts.models import User
from lms.accounts.selectors import has_confirmed_address
from lms.kernel import retention
from lms.kernel.clock import now
from lms.kernel.retention import RetentionRule
from lms.privacy.models import DeletionRequest, RetentionRun
from lms.privacy.selectors.oversight import limit_of
from lms.privacy.services.erasing import erase_account
from lms.privacy.services.leaving import plan_deletion_of_inactive
from lms.privacy.vocabulary import DeletionKind
from lms.schools.models import CentreRole, Membership

BATCH = 500
logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Applied:
    """What one rule takes away, or would; None where it is switched off."""

    rule: RetentionRule
    number: int | None


def apply_retention(*, dry_run: bool = False) -> list[Applied]:
    """Apply every rule once. What was interrupted goes on next time; each run is noted."""
    return [_apply(rule, dry_run=dry_run) for rule in retention.rules()]


def _apply(rule: RetentionRule, *, dry_run: bool) -> Applied:
    limit = limit_of(rule)
    if limit is None:
        return Applied(rule, None)
    if dry_run:
        return Applied(rule, rule.count(limit))
    number = 0
    while removed := rule.remove(limit, BATCH):
        number += removed
        if removed < BATCH:
            break
    RetentionRun.objects.create(rule=rule.name, limit=limit, removed=number)
    logger.info("Retention: rule %s took away %d.", rule.name, number)
    return Applied(rule, number)


def unconfirmed_sign_ups(limit: datetime.datetime) -> QuerySet[User]:
    """Accounts opened before `limit` whose address nobody ever confirmed, and that never signed in."""
    belongs = Membership.objects.filter(person=OuterRef("pk"))
    confirmed = has_confirmed_address()
    return User.objects.filter(
        ~Q(email="") | Q(is_active=False),
        ~Exists(belongs),
        ~confirmed,
        date_joined__lt=limit,
        last_login__isnull=True,
        sample=False,
    )


def remove_unconfirmed(limit: datetime.datetime, most: int) -> int:
    """Erase them, a few at a time."""
    people = list(unconfirmed_sign_ups(limit).order_by("pk")[:most])
    for person in people:
        erase_account(person, kind=DeletionKind.UNCONFIRMED)
    return len(people)


def inactive_accounts(limit: datetime.datetime) -> QuerySet[User]:
    """People who were last here before `limit`; who works for the centre, and samples, are left alone."""
    last_here = Q(last_login__lt=limit) | Q(last_login__isnull=True, date_joined__lt=limit)
    works_here = CentreRole.objects.filter(person=OuterRef("pk"))
    planned = DeletionRequest.objects.filter(person=OuterRef("pk"))
    return User.objects.filter(last_here, ~Exists(works_here), ~Exists(planned), sample=False)


def warn_inactive(limit: datetime.datetime, most: int) -> int:
    """Tell them by mail and plan the deletion of their accounts; who signs in again keeps hers."""
    people = list(inactive_accounts(limit).order_by("pk")[:most])
    for person in people:
        plan_deletion_of_inactive(person=person)
    return len(people)


def due_requests() -> list[int]:
    """Planned deletions whose day has come, held-up ones again each day."""
    rows = DeletionRequest.objects.filter(due_at__lte=now()).order_by("due_at", "pk")
    return list(rows.values_list("pk", flat=True))
