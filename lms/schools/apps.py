"""The room as a Django app."""

from django.apps import AppConfig


class SchoolsConfig(AppConfig):
    """Schools and memberships."""

    name = "lms.schools"

    def ready(self) -> None:
        """Fill the registries."""
        from lms.schools import registrations

        registrations.register()
