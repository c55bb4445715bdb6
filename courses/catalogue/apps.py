"""The room as a Django app."""

from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    """Finding courses."""

    name = "courses.catalogue"

    def ready(self) -> None:
        """Fill the registries."""
        from courses.catalogue import registrations

        registrations.register()
