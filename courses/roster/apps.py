"""The room as a Django app."""

from django.apps import AppConfig


class RosterConfig(AppConfig):
    """Who takes part, and how far they are."""

    name = "courses.roster"

    def ready(self) -> None:
        """Fill the registries."""
        from courses.roster import registrations

        registrations.register()
