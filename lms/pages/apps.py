"""The room as a Django app."""

from django.apps import AppConfig


class PagesConfig(AppConfig):
    """Texts that staff edit, and reports of barriers."""

    name = "lms.pages"

    def ready(self) -> None:
        """Fill the registries."""
        from lms.pages import registrations

        registrations.register()
