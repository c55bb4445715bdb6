"""`manage.py repeat_erasures [FILE]`: after restoring a backup, erase again whoever was erased since."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from lms.privacy import erasure_log
from lms.privacy.services.erasing import repeat_erasures


class Command(BaseCommand):
    """Compare the list of erased accounts with the people who came back."""

    help = (
        "Erases accounts that came back with a backup, as `restore` does by itself. Reads the lists in "
        "the data folder and beside the backups, and FILE, a copy of one that was kept elsewhere."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """A list from elsewhere."""
        parser.add_argument("file", nargs="?", type=Path, help="a copy of the list")

    def handle(self, *args: Any, **options: Any) -> None:
        """Erase, then count."""
        file = options["file"]
        if file is not None and not file.exists():
            raise CommandError(f"There is no list at {file}.")
        digests = erasure_log.noted(file) if file else erasure_log.noted()
        number = repeat_erasures(digests)
        self.stdout.write(f"{len(digests)} accounts on the list, {number} erased again.")
