"""The room as a Django app."""

from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    """Export, correction, erasure, retention, records of processing."""

    name = "lms.privacy"

    def ready(self) -> None:
        """Fill the registries."""
        from lms.privacy import registrations

        registrations.register()
