"""The kernel's own job: showing that the worker is alive."""

from lms.kernel.clock import now
from lms.kernel.models import Heartbeat


def beat() -> None:
    """Note that a worker took a job just now."""
    Heartbeat.objects.update_or_create(name="worker", defaults={"at": now()})
