"""The room as a Django app."""

from django.apps import AppConfig


class ReadingConfig(AppConfig):
    """The first kind of unit."""

    name = "courses.reading"
