"""`manage.py backup [FOLDER]`: one checked file that brings the installation back."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from lms.backup.manifest import Manifest
from lms.backup.problems import BackupProblem
from lms.backup.selectors import archives_in, default_folder
from lms.backup.services import Finished, check_archive, make_backup


class Command(BaseCommand):
    """Make, list or check backups."""

    help = "Makes a backup of database and files while the platform runs, and reads it again."

    def add_arguments(self, parser: CommandParser) -> None:
        """Where to, and what else."""
        parser.add_argument(
            "folder",
            nargs="?",
            type=Path,
            metavar="FOLDER",
            help="where to (LERNHUB_BACKUP_FOLDER, else “backups” in the data folder)",
        )
        parser.add_argument(
            "--without-secret-key",
            action="store_true",
            help="leave out the key that signs cookies and links: everybody signs in anew afterwards",
        )
        parser.add_argument("--list", action="store_true", help="list the backups that there are")
        parser.add_argument("--check", type=Path, metavar="FILE", help="read this backup again")

    def handle(self, *args: Any, **options: Any) -> None:
        """One of the three."""
        folder = (options["folder"] or default_folder()).resolve()
        try:
            if options["list"]:
                self._list(folder)
            elif options["check"]:
                self._tell_contents(check_archive(options["check"].resolve()))
            else:
                wanted = not options["without_secret_key"]
                self._tell(make_backup(folder, with_secret_key=wanted, tell=self._progress))
        except BackupProblem as problem:
            raise CommandError(str(problem)) from problem

    def _progress(self, sentence: str) -> None:
        self.stdout.write(sentence)
        self.stdout.flush()

    def _list(self, folder: Path) -> None:
        archives = archives_in(folder)
        for archive in archives:
            moment = timezone.localtime(archive.made_at)
            size = _megabytes(archive.size_bytes)
            self.stdout.write(f"{moment:%Y-%m-%d %H:%M}  {size:>9} MB  {archive.path}")
        if not archives:
            self.stdout.write(f"There is no backup in {folder}.")

    def _tell(self, finished: Finished) -> None:
        for path in finished.removed:
            self.stdout.write(f"Removed, as newer ones are kept: {path.name}")
        self._tell_contents(finished.manifest)
        self.stdout.write(self.style.SUCCESS(f"Backup made and checked: {finished.path}"))

    def _tell_contents(self, manifest: Manifest) -> None:
        rows = sum(manifest.database.rows.values())
        moment = timezone.localtime(manifest.made_at)
        self.stdout.write(
            f"Lernhub {manifest.version} on {moment:%Y-%m-%d %H:%M}: {rows} rows in"
            f" {len(manifest.database.rows)} tables, {manifest.files} files,"
            f" {_megabytes(manifest.size_bytes)} MB."
        )
        for name in manifest.missing:
            self.stderr.write(f"Named in the database, but not on the disk: {name}")
        if not manifest.has_secret_key:
            known = settings.LERNHUB_KEEPS_SECRET_KEY
            where = (
                "It was left out." if known else "It is LERNHUB_SECRET_KEY: keep that elsewhere."
            )
            self.stdout.write(f"The secret key is not in it. {where}")


def _megabytes(count: int) -> str:
    return f"{count / 1024**2:.1f}"
