"""Tests with transactions of their own empty every table afterwards: the vocabularies come back."""

from typing import Any

from django.db.models.signals import post_migrate

from lms.kernel.models import AuditEntry
from lms.vocabularies.services import update_vocabulary
from lms.vocabularies.sources import bundled_files, read_source


def keep_vocabularies() -> None:
    """Load the bundled files whenever a test has flushed the database."""
    post_migrate.connect(_after_flush, dispatch_uid="vocabularies after flush")


def _after_flush(sender: Any, **arguments: Any) -> None:
    """`flush` sends the signal of `migrate`, without the plan that `migrate` has."""
    if sender.name == "lms.vocabularies" and "plan" not in arguments:
        for path in bundled_files():
            update_vocabulary(read_source(path))
        AuditEntry.objects.all().delete()  # nobody did this: an installation is born with them
