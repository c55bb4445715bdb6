"""Doing the work that services have left for a worker."""

from django.utils.module_loading import import_string
from django_q.models import OrmQ


def work_off_jobs() -> None:
    """Run every waiting job, and those that they leave, in order, as a worker would."""
    while (job := OrmQ.objects.order_by("pk").first()) is not None:
        task = job.task
        job.delete()
        import_string(task["func"])(*task["args"])
