"""The room as a Django app."""

from django.apps import AppConfig


class SecondFactorConfig(AppConfig):
    """Second factors."""

    name = "lms.second_factor"

    def ready(self) -> None:
        """Fill the registries, and listen to what allauth tells."""
        from lms.second_factor import receivers, registrations

        registrations.register()
        receivers.connect()
