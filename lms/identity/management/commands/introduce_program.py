"""`manage.py introduce_program ID --name … --address-back … --secret-file …`: part of the set-up."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from lms.identity.services import Program, introduce


class Command(BaseCommand):
    """One command."""

    help = "Let people sign on at a program of the centre, without asking them for consent."

    def add_arguments(self, parser: CommandParser) -> None:
        """The program, and the file with the secret that it shares with us."""
        parser.add_argument("client_id", metavar="ID")
        parser.add_argument("--name", required=True)
        parser.add_argument("--address-back", required=True, help="where people are led back to")
        parser.add_argument("--secret-file", required=True, type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        """As often as one likes."""
        secret = options["secret_file"].read_text("utf-8").strip()
        introduce(Program(options["client_id"], options["name"], secret, options["address_back"]))
