"""`manage.py rotate_sign_on_keys`."""

from typing import Any

from django.core.management.base import BaseCommand

from lms.identity.services import rotate_keys


class Command(BaseCommand):
    """One command."""

    help = (
        "Make a new key for signing other programs' sign-ons; the present one goes on for an hour."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Rotate, and say from when."""
        self.stdout.write(f"The new key signs from {rotate_keys():%Y-%m-%d %H:%M %Z}.")
