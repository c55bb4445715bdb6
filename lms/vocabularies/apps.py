"""The room as a Django app."""

from django.apps import AppConfig


class VocabulariesConfig(AppConfig):
    """Vocabularies and their terms."""

    name = "lms.vocabularies"

    def ready(self) -> None:
        """Fill the registries."""
        from lms.vocabularies import registrations

        registrations.register()
