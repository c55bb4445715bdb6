"""Reads: how the whole installation is doing, in figures too coarse to point at anybody."""

import datetime
from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.contrib.sessions.models import Session
from django.db import connection
from django.db.models import Min
from django_q.models import OrmQ, Task

from lms.backup.selectors import last_backup
from lms.kernel.clock import now
from lms.kernel.models import Heartbeat

COARSE = 10
"""People and sessions are told in tens."""


@dataclass(frozen=True)
class Condition:
    """The figures of one moment. Ages are in seconds; None where there is nothing to be old."""

    jobs_waiting: int
    oldest_job_seconds: float | None
    jobs_failed: int
    heartbeat_seconds: float | None
    database_bytes: int
    backup_seconds: float | None
    backup_bytes: int | None
    people: int
    sessions: int


def condition() -> Condition:
    """How things are now."""
    moment = now()
    due = OrmQ.objects.filter(lock__lte=moment)
    backup = last_backup()
    beat = Heartbeat.objects.filter(name="worker").first()
    return Condition(
        jobs_waiting=OrmQ.objects.count(),
        oldest_job_seconds=_age(due.aggregate(oldest=Min("lock"))["oldest"], moment),
        jobs_failed=Task.objects.filter(success=False).count(),
        heartbeat_seconds=_age(beat.at if beat else None, moment),
        database_bytes=_database_bytes(),
        backup_seconds=_age(backup.made_at if backup else None, moment),
        backup_bytes=backup.size_bytes if backup else None,
        people=_coarse(get_user_model().objects.filter(is_active=True).count()),
        sessions=_coarse(Session.objects.filter(expire_date__gt=moment).count()),
    )


def _age(since: datetime.datetime | None, moment: datetime.datetime) -> float | None:
    return max(0.0, (moment - since).total_seconds()) if since else None


def _coarse(count: int) -> int:
    return count // COARSE * COARSE


def _database_bytes() -> int:
    question = (
        "SELECT pg_database_size(current_database())"
        if connection.vendor == "postgresql"
        else "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"
    )
    with connection.cursor() as cursor:
        cursor.execute(question)
        return int(cursor.fetchone()[0])
