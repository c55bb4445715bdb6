"""The room as a Django app."""

from django.apps import AppConfig


class IdentityConfig(AppConfig):
    """The OpenID provider."""

    name = "lms.identity"

    def ready(self) -> None:
        """Fill the registries, and listen for people who sign out."""
        from lms.identity import receivers, registrations

        registrations.register()
        receivers.connect()
