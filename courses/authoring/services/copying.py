"""A unit once more, with its text."""

from collections import defaultdict

from django.db import transaction
from django.utils.translation import gettext as _

from courses.activities.registry import kind_of
from courses.authoring.ordering import moved, place_of
from courses.authoring.services.units import free_unit_key
from courses.authoring.services.writing import (
    begin_change,
    end_change,
    order_of,
    unit_at,
    write_order,
)
from courses.authoring.surroundings import context_of
from courses.outline.models import Course, Unit
from courses.outline.vocabulary import Completion, Release
from lms.accounts.models import User
from lms.kernel.public_ids import new_public_id

LONGEST_TITLE = 160


@transaction.atomic
def duplicate_unit(*, actor: User, course: Course, key: str) -> Unit:
    """A copy of the unit right below it: a draft, with the same text and prerequisites.

    Raises NotAllowed, NotFound.
    """
    course = begin_change(actor, course)
    unit = unit_at(course, key)
    copy = Unit.objects.get(pk=unit.pk)
    copy.pk = None
    copy.public_id = new_public_id()
    copy.title = _("%(title)s (copy)") % {"title": unit.title[: LONGEST_TITLE - 10]}
    copy.key = free_unit_key(course, copy.title)
    copy.state, copy.course = Release.DRAFT, course
    copy.save(force_insert=True)
    copy.requires.set(unit.requires.all())
    _copy_text(unit, copy)
    order = order_of(course)
    below = place_of(
        {name: [k for k in keys if k != copy.key] for name, keys in order.items()}, key
    )
    write_order(course, moved(order, copy.key, to=below))
    end_change(actor, course, "unit.duplicated", target=copy)
    return copy


def _copy_text(unit: Unit, copy: Unit) -> None:
    """What is kept of the unit's text is read and kept again for the copy; nothing if nothing is."""
    kind = kind_of(unit.kind)
    text = kind.texts_of([unit]).get(unit.pk)
    if text is None:
        return
    prepared = kind.prepare(
        text, completion=Completion(unit.completion), context=context_of(unit.course)
    )
    kind.save_bodies({copy: prepared})


def render_anew(course: Course) -> None:
    """Render all texts of the course again: what they link to has other addresses now."""
    by_kind: dict[str, list[Unit]] = defaultdict(list)
    for unit in Unit.objects.filter(course=course):
        by_kind[unit.kind].append(unit)
    context = context_of(course)
    for key, units in by_kind.items():
        kind = kind_of(key)
        texts = kind.texts_of(units)
        prepared = {
            unit: kind.prepare(
                texts[unit.pk], completion=Completion(unit.completion), context=context
            )
            for unit in units
            if unit.pk in texts
        }
        kind.save_bodies({unit: body for unit, body in prepared.items() if not body.problems})
