"""Figures about requests. With several processes each counts in a file of its own.

Those files lie in PROMETHEUS_MULTIPROC_DIR, which `deploy` sets and empties at every start.
"""

import os

from prometheus_client import CollectorRegistry, Counter, Histogram
from prometheus_client.multiprocess import MultiProcessCollector

_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
_BUCKETS_SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)

_own = CollectorRegistry()
REQUESTS = Counter(
    "lernhub_requests",
    "Requests by route, method and class of status.",
    ["route", "method", "status"],
    registry=_own,
)
SECONDS = Histogram(
    "lernhub_request_seconds",
    "Seconds until the answer began, by route.",
    ["route"],
    registry=_own,
    buckets=_BUCKETS_SECONDS,
)


def count_request(*, route: str, method: str, status: int, seconds: float) -> None:
    """Note one answered request. What visitors choose freely never becomes a label."""
    known = method if method in _METHODS else "other"
    REQUESTS.labels(route, known, f"{status // 100}xx").inc()
    SECONDS.labels(route).observe(seconds)


def request_figures() -> CollectorRegistry:
    """What all web processes have counted together."""
    if "PROMETHEUS_MULTIPROC_DIR" not in os.environ:
        return _own
    together = CollectorRegistry()
    MultiProcessCollector(together)  # type: ignore[no-untyped-call]
    return together
