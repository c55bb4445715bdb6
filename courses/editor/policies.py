"""Who writes a course's units."""

from django.db.models import Q

from courses.outline.models import Unit
from courses.outline.policies import course_editable_by
from lms.accounts.actors import Actor


def units_writable_by(actor: Actor) -> Q:
    """Units of courses whose content `actor` may change, as long as they belong to them."""
    return Q(archived_at__isnull=True) & course_editable_by(actor, via="course__")


def may_write_unit(actor: Actor, unit: Unit) -> bool:
    """Whether `actor` may read and change drafts of `unit`, publish it, and see its history."""
    return Unit.objects.filter(units_writable_by(actor), pk=unit.pk).exists()
