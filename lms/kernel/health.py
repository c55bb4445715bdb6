"""Is the process alive, and is everything ready to serve people?"""

import datetime
from collections.abc import Callable

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from lms.kernel.clock import now
from lms.kernel.models import Heartbeat

WORKER_SILENCE_SECONDS = 180
"""The worker beats once a minute; three missed beats mean that it is gone."""


def _database() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return "ok"


def _migrations() -> str:
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return f"{len(waiting)} waiting" if waiting else "ok"


def _worker() -> str:
    beat = Heartbeat.objects.filter(name="worker").first()
    if beat is None:
        return "never seen"
    silence = now() - beat.at
    if silence > datetime.timedelta(seconds=WORKER_SILENCE_SECONDS):
        return f"silent for {int(silence.total_seconds())} seconds"
    return "ok"


_warnings: dict[str, Callable[[], str]] = {}


def register_warning(name: str, check: Callable[[], str]) -> None:
    """Let `/readyz` tell what `check` says; whatever it is, people are served. "" says nothing."""
    _warnings[name] = check


CHECKS: dict[str, Callable[[], str]] = {
    "database": _database,
    "migrations": _migrations,
    "worker": _worker,
}


def _state(check: Callable[[], str]) -> str:
    try:
        return check()
    except DatabaseError as error:
        return f"failed: {type(error).__name__}"


@login_not_required
@never_cache
@require_safe
def healthz(_request: HttpRequest) -> HttpResponse:
    """200 as long as the process answers at all."""
    return HttpResponse("ok\n", content_type="text/plain")


@login_not_required
@never_cache
@require_safe
def readyz(_request: HttpRequest) -> HttpResponse:
    """Each part with its state; 503 when one that people need is not "ok"."""
    states = {name: _state(check) for name, check in CHECKS.items()}
    ready = all(state == "ok" for state in states.values())
    told = {name: state for name, check in _warnings.items() if (state := _state(check))}
    return JsonResponse({"ready": ready, **states, **told}, status=200 if ready else 503)
