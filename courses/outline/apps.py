"""The room as a Django app."""

from django.apps import AppConfig


class OutlineConfig(AppConfig):
    """Courses, sections, units."""

    name = "courses.outline"

    def ready(self) -> None:
        """Fill the registries."""
        from courses.outline import registrations

        registrations.register()
