"""`manage.py clean_files`: delete what nobody refers to any more."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from lms.files.services import clean_files


class Command(BaseCommand):
    """Deletes stored files that nothing has referred to for a day, and left-over bytes."""

    help = "Delete stored files that nothing has referred to for a day."

    def handle(self, *_arguments: Any, **_options: Any) -> None:
        """Clean up and say how much."""
        cleaned = clean_files()
        message = _("Deleted: %(rows)d stored files, %(files)d files on the disk.")
        self.stdout.write(message % {"rows": cleaned.rows, "files": cleaned.files})
