"""The room as a Django app."""

from django.apps import AppConfig


class QuestionsConfig(AppConfig):
    """Questions to a course's team, and their answers."""

    name = "courses.questions"

    def ready(self) -> None:
        """Fill the registries."""
        from courses.questions import registrations

        registrations.register()
