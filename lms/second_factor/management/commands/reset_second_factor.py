"""`manage.py reset_second_factor USER_NAME`: for whoever lost phone and recovery codes."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from lms.accounts.selectors import person_by_sign_in_name
from lms.second_factor.services import reset_second_factor


class Command(BaseCommand):
    """Take every second factor from one person. Make sure first that it is really her who asks."""

    help = "Takes app, passkeys and recovery codes from the person with this user name or address."

    def add_arguments(self, parser: CommandParser) -> None:
        """The person."""
        parser.add_argument("user_name", metavar="USER_NAME")

    def handle(self, *args: Any, **options: Any) -> None:
        """Take them; whoever has none keeps having none."""
        person = person_by_sign_in_name(options["user_name"])
        if person is None:
            raise CommandError(f"Nobody signs in as {options['user_name']}.")
        had_one = reset_second_factor(actor=None, person=person)
        self.stdout.write(
            f"{person} signs in by her password alone now."
            if had_one
            else f"{person} had no second factor."
        )
