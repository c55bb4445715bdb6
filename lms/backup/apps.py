"""The room as a Django app."""

from django.apps import AppConfig


class BackupConfig(AppConfig):
    """Backups."""

    name = "lms.backup"

    def ready(self) -> None:
        """Let the state of the backups be seen."""
        from lms.backup import registrations

        registrations.register()
