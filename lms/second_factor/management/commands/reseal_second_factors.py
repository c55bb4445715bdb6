"""`manage.py reseal_second_factors`: after the secret key was changed."""

from typing import Any

from django.core.management.base import BaseCommand

from lms.second_factor.services import reseal_second_factors


class Command(BaseCommand):
    """Encrypt the secrets of second factors under the present key; then the old one can go."""

    help = "Encrypts the secrets of second factors anew under LERNHUB_SECRET_KEY."

    def handle(self, *args: Any, **options: Any) -> None:
        """Say how many."""
        self.stdout.write(f"Encrypted anew: {reseal_second_factors()}")
