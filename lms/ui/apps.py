"""The room as a Django app."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """The look."""

    name = "lms.ui"

    def ready(self) -> None:
        """Fill the registries."""
        from lms.ui import registrations

        registrations.register()
