"""The roof as a Django app: the last to start, when every room is ready."""

from django.apps import AppConfig


class RoofConfig(AppConfig):
    """Subscribes the handlers of `lms.wiring`."""

    name = "lms"
    label = "roof"

    def ready(self) -> None:
        """Connect the rooms."""
        from lms import wiring

        wiring.connect()
