"""The room as a Django app."""

from django.apps import AppConfig


class AuthoringConfig(AppConfig):
    """The workshop of courses."""

    name = "courses.authoring"

    def ready(self) -> None:
        """Fill the registries."""
        from courses.authoring import registrations

        registrations.register()
