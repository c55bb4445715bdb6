"""The room as a Django app."""

from django.apps import AppConfig


class FilesConfig(AppConfig):
    """Stored files."""

    name = "lms.files"

    def ready(self) -> None:
        """Fill the registries."""
        from lms.files import registrations

        registrations.register()
