"""The room as a Django app."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """What all JSON doors share."""

    name = "lms.api"
