"""The room as a Django app."""

from django.apps import AppConfig


class LinksConfig(AppConfig):
    """Links out of courses."""

    name = "courses.links"

    def ready(self) -> None:
        """Fill the registries."""
        from courses.links import registrations

        registrations.register()
