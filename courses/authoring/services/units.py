"""Units: added, changed, archived, brought back."""

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from courses.activities.registry import UnknownKind, kind_of
from courses.authoring.errors import absent_unit
from courses.authoring.keys import key_for
from courses.authoring.ordering import Place, moved, place_of
from courses.authoring.properties import UnitProperties, check_properties, properties_of
from courses.authoring.requirements import refuse_circles
from courses.authoring.services.writing import (
    begin_change,
    end_change,
    order_of,
    section_at,
    unit_at,
    write_order,
)
from courses.outline.models import Course, Unit
from courses.outline.vocabulary import Completion, Release
from lms.accounts.models import User
from lms.kernel.clock import now
from lms.kernel.errors import Conflict, InvalidInput

FIRST_MINUTES = 10
LIKED_COMPLETIONS = (Completion.MARK, Completion.VIEW)


@transaction.atomic
def add_unit(*, actor: User, course: Course, section_key: str, title: str, kind_key: str) -> Unit:
    """A new unit, a draft without a text, at the end of a section.

    Raises NotAllowed, NotFound, InvalidInput (a kind nobody knows).
    """
    course = begin_change(actor, course)
    section = section_at(course, section_key)
    unit = Unit.objects.create(
        course=course,
        section=section,
        kind=kind_key,
        title=title,
        key=free_unit_key(course, title),
        minutes=FIRST_MINUTES,
        position=len(order_of(course)[section_key]) + 1,
        state=Release.DRAFT,
        **_first_completion(kind_key),
    )
    end_change(actor, course, "unit.added", target=unit, kind=kind_key)
    return unit


def free_unit_key(course: Course, title: str) -> str:
    """A key for a new unit; archived units keep theirs."""
    taken = set(Unit.objects.filter(course=course).values_list("key", flat=True))
    return key_for(title, taken=taken, otherwise="unit")


def _first_completion(kind_key: str) -> Mapping[str, object]:
    """What completes a unit of that kind as long as nobody has said otherwise."""
    try:
        possible = kind_of(kind_key).completions
    except UnknownKind:
        message = _("There is no such kind of unit.")
        raise InvalidInput(message, code="unknown_kind", fields={"kind": message}) from None
    found = next((each for each in LIKED_COMPLETIONS if each in possible), Completion.SCORE)
    return {"completion": found, "pass_percent": 60 if found is Completion.SCORE else None}


@transaction.atomic
def change_unit(
    *, actor: User, course: Course, key: str, wanted: UnitProperties, seen: str = ""
) -> Unit:
    """Give the unit the properties `wanted`; `seen` is the fingerprint of those that were changed.

    Raises NotAllowed, NotFound, InvalidInput, and Conflict when they are others by now.
    """
    course = begin_change(actor, course)
    unit = unit_at(course, key)
    check_properties(unit, wanted)
    present = properties_of(unit, requires=unit.requires.values_list("key", flat=True))
    if seen and seen != present.fingerprint:
        message = _(
            "Somebody else has changed this unit in the meantime. Your entries stand below; saving "
            "again puts them in place of the others."
        )
        raise Conflict(message, code="unit_changed")
    _write(unit, wanted)
    refuse_circles(course)
    end_change(
        actor,
        course,
        "unit.changed",
        target=unit,
        was=present.state.value,
        state=wanted.state.value,
    )
    return unit


def _write(unit: Unit, wanted: UnitProperties) -> None:
    for name in (
        "title",
        "summary",
        "minutes",
        "completion",
        "pass_percent",
        "state",
        "visible_from",
        "visible_until",
    ):
        setattr(unit, name, getattr(wanted, name))
    unit.save()
    others = Unit.objects.filter(course=unit.course, key__in=wanted.requires)
    unit.requires.set(others.exclude(pk=unit.pk))


@transaction.atomic
def move_unit(
    *, actor: User, course: Course, key: str, to: Place, version: int | None = None
) -> Place:
    """Put the unit at another place; returns the one where it stood.

    Raises NotAllowed, NotFound, InvalidInput (a circle), Conflict (the structure is another by now).
    """
    course = begin_change(actor, course, version=version)
    unit, section = unit_at(course, key), section_at(course, to.section)
    order = order_of(course)
    stood_at = place_of(order, key)
    write_order(course, moved(order, key, to=to))
    if section.pk != unit.section_id:
        refuse_circles(course)
    end_change(actor, course, "unit.moved", target=unit, section=section.key)
    return stood_at


@transaction.atomic
def archive_unit(*, actor: User, course: Course, key: str) -> Place:
    """Take the unit out of the course; what learners did stays. Returns where it stood.

    Raises NotAllowed, NotFound.
    """
    course = begin_change(actor, course)
    unit = unit_at(course, key)
    stood_at = place_of(order_of(course), key)
    unit.archived_at, unit.section = now(), None
    unit.save(update_fields=["archived_at", "section"])
    end_change(actor, course, "unit.archived", target=unit)
    return stood_at


@transaction.atomic
def restore_unit(*, actor: User, course: Course, key: str, to: Place) -> Unit:
    """Bring an archived unit back to a place, with all that learners did. Idempotent.

    Raises NotAllowed, NotFound.
    """
    course = begin_change(actor, course)
    section = section_at(course, to.section)
    unit = Unit.objects.filter(course=course, key=key).first()
    if unit is None:
        raise absent_unit()
    if unit.archived_at is None:
        return unit
    unit.archived_at, unit.section, unit.position = None, section, 0
    unit.save(update_fields=["archived_at", "section", "position"])
    write_order(course, moved(order_of(course), key, to=to))
    refuse_circles(course)
    end_change(actor, course, "unit.restored", target=unit)
    return unit
