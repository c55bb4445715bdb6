"""Showing colleagues that somebody writes."""

from django.db import transaction

from courses.editor.limits import PRESENT_FOR
from courses.editor.models import EditorPresence
from courses.editor.selectors import others_at
from courses.editor.services.saving import require_writing
from courses.outline.models import Unit
from lms.accounts.models import User
from lms.kernel.clock import now


@transaction.atomic
def note_presence(*, actor: User, unit: Unit) -> list[str]:
    """Note that `actor` has the unit open; returns the names of the others. Raises NotAllowed."""
    require_writing(actor, unit)
    EditorPresence.objects.update_or_create(unit=unit, person=actor, defaults={"seen_at": now()})
    return others_at(unit, than=actor)


@transaction.atomic
def leave_unit(*, actor: User, unit: Unit) -> None:
    """Note that `actor` has closed the unit. Idempotent."""
    EditorPresence.objects.filter(unit=unit, person=actor).delete()


@transaction.atomic
def clear_presence() -> None:
    """Forget who was writing and left without a word."""
    EditorPresence.objects.filter(seen_at__lt=now() - PRESENT_FOR).delete()
