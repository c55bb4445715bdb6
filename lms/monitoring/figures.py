"""The figures in the text form that Prometheus reads."""

from collections.abc import Iterator

from prometheus_client import CollectorRegistry, Metric, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from lms.monitoring.counting import request_figures
from lms.monitoring.selectors import Condition, condition


class _Installation(Collector):
    """What is read from the database at the moment of asking."""

    def __init__(self, found: Condition) -> None:
        self._found = found

    def collect(self) -> Iterator[Metric]:
        """One figure each; what there is nothing of is left out."""
        for name, meaning, value in _named(self._found):
            if value is not None:
                yield GaugeMetricFamily(f"lernhub_{name}", meaning, value=value)


def _named(found: Condition) -> Iterator[tuple[str, str, float | None]]:
    yield "jobs_waiting", "Jobs that wait for a worker.", found.jobs_waiting
    yield "jobs_oldest_seconds", "How long the oldest job has been due.", found.oldest_job_seconds
    yield "jobs_failed", "Failed jobs among those that are still listed.", found.jobs_failed
    yield "worker_heartbeat_seconds", "Since the worker last beat.", found.heartbeat_seconds
    yield "database_bytes", "Size of the database.", found.database_bytes
    yield "backup_age_seconds", "Since the newest backup was begun.", found.backup_seconds
    yield "backup_bytes", "Size of the newest backup.", found.backup_bytes
    yield "people", "Accounts in use, in tens.", found.people
    yield "sessions", "Sessions that have not expired, in tens.", found.sessions


def exposition() -> bytes:
    """Everything, about requests and about the installation."""
    installation = CollectorRegistry()
    installation.register(_Installation(condition()))
    return generate_latest(request_figures()) + generate_latest(installation)
