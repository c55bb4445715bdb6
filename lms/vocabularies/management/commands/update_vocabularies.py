"""`manage.py update_vocabularies [FILE …] [--check]`: bring vocabularies to what files say."""

from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from lms.vocabularies.services import Update, preview_update, update_vocabulary
from lms.vocabularies.sources import UnreadableSource, bundled_files, read_source


class Command(BaseCommand):
    """All files are read before anything is written, so one broken file changes nothing."""

    help = (
        "Adds terms, changes labels and retires what disappeared; deletes nothing. "
        "Without files: the vocabularies that come with the platform."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Files, and whether to look only."""
        parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
        parser.add_argument(
            "--check", action="store_true", help="only say what would change; exit code 1 if so"
        )

    def handle(self, *, files: Sequence[Path], check: bool, **_options: Any) -> None:
        """Read, then write or preview."""
        try:
            sources = [read_source(path) for path in files or bundled_files()]
        except UnreadableSource as error:
            raise CommandError(error.message) from error
        run = preview_update if check else update_vocabulary
        updates = [run(source) for source in sources]
        for update in updates:
            self.stdout.write(_sentence(update))
        if check and any(updates):
            raise SystemExit(1)


def _sentence(update: Update) -> str:
    if not update:
        return f"{update.vocabulary}: " + _("nothing to change")
    parts = [_("new")] if update.is_new else []
    if update.is_described_anew:
        parts.append(_("described anew"))
    for word, keys in (
        (_("added"), update.added),
        (_("changed"), update.changed),
        (_("restored"), update.restored),
        (_("retired"), update.retired),
    ):
        if keys:
            parts.append(f"{word}: {', '.join(keys)}")
    return f"{update.vocabulary}: " + "; ".join(parts)
