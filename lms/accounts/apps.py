"""The room as a Django app."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """People and sign-in."""

    name = "lms.accounts"

    def ready(self) -> None:
        """Fill the registries."""
        from lms.accounts import registrations

        registrations.register()
