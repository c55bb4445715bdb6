"""The room as a Django app."""

from django.apps import AppConfig


class EditorConfig(AppConfig):
    """Writing units in the browser."""

    name = "courses.editor"

    def ready(self) -> None:
        """Fill the registries."""
        from courses.editor import registrations

        registrations.register()
