"""The room as a Django app."""

from django.apps import AppConfig


class ReadingConfig(AppConfig):
    """The first kind of unit."""

    name = "courses.reading"

    def ready(self) -> None:
        """Add reading to the kinds of unit."""
        from courses.activities.registry import register
        from courses.reading.kind import ReadingKind

        register(ReadingKind())
