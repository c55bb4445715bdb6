"""The room as a Django app."""

from django.apps import AppConfig


class LearningConfig(AppConfig):
    """The player and progress."""

    name = "courses.learning"

    def ready(self) -> None:
        """Fill the registries."""
        from courses.learning import registrations

        registrations.register()
