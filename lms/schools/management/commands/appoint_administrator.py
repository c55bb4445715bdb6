"""`manage.py appoint_administrator USER_NAME`: the first administrator of an installation."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from lms.accounts.selectors import person_by_username
from lms.schools.models import CentreRoleName
from lms.schools.services import give_centre_role


class Command(BaseCommand):
    """Appoint somebody who has an account already."""

    help = "Makes the person with this user name an administrator of the centre."

    def add_arguments(self, parser: CommandParser) -> None:
        """The person."""
        parser.add_argument("user_name", metavar="USER_NAME")

    def handle(self, *args: Any, **options: Any) -> None:
        """Give the role; naming somebody twice changes nothing."""
        person = person_by_username(options["user_name"])
        if person is None:
            raise CommandError(f"Nobody signs in as {options['user_name']}: open an account first.")
        give_centre_role(actor=None, person=person, role=CentreRoleName.ADMINISTRATOR)
        self.stdout.write(f"{person} is an administrator.")
