"""The room as a Django app."""

from django.apps import AppConfig


class H5PConfig(AppConfig):
    """Interactive contents as a kind of unit."""

    name = "courses.h5p"

    def ready(self) -> None:
        """Add H5P to the kinds of unit, and fill the registries."""
        from courses.activities.registry import register
        from courses.h5p import registrations
        from courses.h5p.kind import InteractiveKind

        register(InteractiveKind())
        registrations.register()
