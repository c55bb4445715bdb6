"""The room as a Django app."""

from django.apps import AppConfig


class GatewayConfig(AppConfig):
    """The platform's side of JupyterHub."""

    name = "hub.gateway"

    def ready(self) -> None:
        """Say which groups people are in at the hub, and whether it is there."""
        from hub.gateway import registrations

        registrations.register()
