"""Who else is writing."""

from courses.editor.limits import PRESENT_FOR
from courses.editor.models import EditorPresence
from courses.outline.models import Unit
from lms.accounts.models import User
from lms.kernel.clock import now


def others_at(unit: Unit, *, than: User) -> list[str]:
    """The names of those who write at `unit` just now, besides `than`."""
    present = EditorPresence.objects.filter(unit=unit, seen_at__gt=now() - PRESENT_FOR)
    rows = present.exclude(person=than).select_related("person").order_by("person__sort_name")
    return [str(row.person) for row in rows]
