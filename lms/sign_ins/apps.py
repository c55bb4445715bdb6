"""The room as a Django app."""

from django.apps import AppConfig


class SignInsConfig(AppConfig):
    """Sign-ins."""

    name = "lms.sign_ins"

    def ready(self) -> None:
        """Fill the registries, and listen for people coming in and changing passwords."""
        from lms.sign_ins import receivers, registrations

        registrations.register()
        receivers.connect()
