"""The room as a Django app."""

from django.apps import AppConfig


class EnrolmentConfig(AppConfig):
    """Who learns what."""

    name = "courses.enrolment"

    def ready(self) -> None:
        """Fill the registries."""
        from courses.enrolment import registrations

        registrations.register()
