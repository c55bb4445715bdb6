"""`manage.py run_grading`: grade notebooks until stopped."""

import os
import sys
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand

from lms.kernel.jobs import GRADING

QUEUE = "Q_CLUSTER_NAME"
"""The variable by which django-q2 knows its queue; it looks once, when it is loaded."""


class Command(BaseCommand):
    """Take the jobs that run learners' code: they have a worker of their own."""

    help = "Takes the jobs of grading from the database until it is stopped."

    def handle(self, *args: Any, **options: Any) -> None:
        """Run the cluster of that queue in this process."""
        if os.environ.get(QUEUE) != GRADING:
            environment = {**os.environ, QUEUE: GRADING}
            os.execve(sys.executable, [sys.executable, *sys.orig_argv[1:]], environment)  # noqa: S606
        call_command("qcluster")
