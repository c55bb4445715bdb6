"""Work for later: jobs in the same database as the data, so both commit or vanish together.

django-q2 does the work behind this page. Jobs must be idempotent: one whose worker died is taken over.
"""

from collections.abc import Callable
from typing import Any

from django_q.models import OrmQ, Schedule
from django_q.tasks import async_task

GRADING = "grading"
"""The queue of jobs that run learners' code."""


def path_of(task: Callable[..., None]) -> str:
    """The dotted path by which a worker finds `task`."""
    return f"{task.__module__}.{task.__qualname__}"


def enqueue(task: Callable[..., None], *arguments: Any, queue: str | None = None) -> None:
    """Run `task(*arguments)` in a worker, once the present transaction has committed.

    Arguments are ids and plain values: the job fetches what it needs when it runs. Jobs of a `queue` of
    their own have a worker of their own: they never keep others waiting.
    """
    options = {"cluster": queue} if queue else {}
    async_task(path_of(task), *arguments, task_name=path_of(task), **options)


def has_jobs(queue: str) -> bool:
    """Whether jobs wait, or run, in a queue of their own."""
    return bool(OrmQ.objects.filter(key=queue).exists())


def every(
    *, name: str, minutes: int, task: Callable[..., None], most_seconds: int | None = None
) -> None:
    """Run `task()` every `minutes` minutes from now on.

    `most_seconds` is how long it may take where that is more than other jobs may. Such a job is handed out
    again while it runs: a second one must notice that and do nothing.
    """
    options = {"q_options": {"timeout": most_seconds}} if most_seconds else {}
    Schedule.objects.update_or_create(
        name=name,
        defaults={
            "func": path_of(task),
            "kwargs": str(options) if options else None,
            "minutes": minutes,
            "schedule_type": Schedule.MINUTES,
        },
    )
