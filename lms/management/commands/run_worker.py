"""`manage.py run_worker`: take jobs until stopped."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand

from lms.kernel.jobs import enqueue
from lms.kernel.tasks import beat
from lms.wiring import plan_periodic_jobs


class Command(BaseCommand):
    """Plan the periodic jobs, show a first sign of life, then work."""

    help = "Takes jobs from the database until it is stopped."

    def handle(self, *args: Any, **options: Any) -> None:
        """Run the cluster in this process."""
        plan_periodic_jobs()
        enqueue(beat)
        call_command("qcluster")
