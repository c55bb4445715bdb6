"""The room as a Django app."""

from django.apps import AppConfig


class NotebooksConfig(AppConfig):
    """Notebooks as a kind of unit."""

    name = "hub.notebooks"

    def ready(self) -> None:
        """Add notebooks to the kinds of unit, and say what is kept of people."""
        from courses.activities.registry import register
        from hub.notebooks import registrations
        from hub.notebooks.kind import NotebookKind

        register(NotebookKind())
        registrations.register()
