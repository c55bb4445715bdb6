"""The room as a Django app."""

from django.apps import AppConfig


class MonitoringConfig(AppConfig):
    """Log lines and figures."""

    name = "lms.monitoring"

    def ready(self) -> None:
        """Let the worker tell of its jobs."""
        from lms.monitoring import jobs

        jobs.connect()
