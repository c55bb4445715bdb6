"""The room as a Django app."""

from django.apps import AppConfig


class LearningConfig(AppConfig):
    """The player and progress."""

    name = "courses.learning"
