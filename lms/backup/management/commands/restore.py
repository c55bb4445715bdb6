"""`manage.py restore FILE`: bring an installation back from its backup."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from lms.backup.problems import BackupProblem
from lms.backup.services import restore_backup


class Command(BaseCommand):
    """Into an empty installation, all of it or nothing."""

    help = "Restores a backup into an empty installation. The platform must not be running."

    def add_arguments(self, parser: CommandParser) -> None:
        """The archive."""
        parser.add_argument("file", type=Path, metavar="FILE")

    def handle(self, *args: Any, **options: Any) -> None:
        """Restore, then say what is left to do."""
        try:
            manifest = restore_backup(options["file"].resolve(), tell=self.stdout.write)
        except BackupProblem as problem:
            raise CommandError(f"{problem} Nothing was changed.") from problem
        self.stdout.write(
            self.style.SUCCESS(
                f"Restored: everything as of {manifest.made_at:%Y-%m-%d %H:%M} UTC,"
                f" {manifest.files} files."
            )
        )
        if not manifest.has_secret_key:
            self.stdout.write(
                "The backup holds no secret key: set the old LERNHUB_SECRET_KEY, or a new"
            )
            self.stdout.write("one; then everybody signs in anew.")
        for name in manifest.missing:
            self.stderr.write(f"Was missing when the backup was made already: {name}")
        self.stdout.write("Start the platform now. What happened after the backup is not in it.")
