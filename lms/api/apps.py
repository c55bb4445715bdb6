"""The room as a Django app."""

from importlib import import_module

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """What all JSON doors share, and the tokens that open them."""

    name = "lms.api"

    def ready(self) -> None:
        """Fill the registries; drf-spectacular finds our descriptions by their classes being there."""
        from lms.api import registrations

        registrations.register()
        import_module("lms.api.descriptions")
