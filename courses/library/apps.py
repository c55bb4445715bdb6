"""The room as a Django app."""

from django.apps import AppConfig


class LibraryConfig(AppConfig):
    """The files of a course."""

    name = "courses.library"

    def ready(self) -> None:
        """Fill the registries."""
        from courses.library import registrations

        registrations.register()
