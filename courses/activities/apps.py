"""The room as a Django app."""

from django.apps import AppConfig


class ActivitiesConfig(AppConfig):
    """The registry of kinds."""

    name = "courses.activities"
