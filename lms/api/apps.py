"""The room as a Django app."""

from importlib import import_module

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """What all JSON doors share."""

    name = "lms.api"

    def ready(self) -> None:
        """drf-spectacular finds our description of the session by its class being there."""
        import_module("lms.api.schema")
