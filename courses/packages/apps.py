"""The room as a Django app."""

from django.apps import AppConfig


class PackagesConfig(AppConfig):
    """Courses as text."""

    name = "courses.packages"

    def ready(self) -> None:
        """Fill the registries."""
        from courses.packages import registrations

        registrations.register()
