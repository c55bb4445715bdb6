"""`manage.py apply_retention [--dry-run]`: let go what has been kept long enough."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from lms.privacy.selectors.oversight import days_of
from lms.privacy.services.retaining import Applied, apply_retention


class Command(BaseCommand):
    """What the worker does every day, by hand."""

    help = "Applies the rules of retention; with --dry-run it only counts."

    def add_arguments(self, parser: CommandParser) -> None:
        """Counting without removing."""
        parser.add_argument("--dry-run", action="store_true", help="count, remove nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        """One line for each rule."""
        for applied in apply_retention(dry_run=options["dry_run"]):
            self.stdout.write(_line(applied))


def _line(applied: Applied) -> str:
    days = days_of(applied.rule)
    if applied.number is None:
        return f"{applied.rule.name}: off"
    return f"{applied.rule.name} (after {days} days): {applied.number}"
