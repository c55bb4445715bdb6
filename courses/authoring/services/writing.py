"""How every change of a course's structure begins and ends."""

from typing import Any

from django.utils.translation import gettext as _

from courses.authoring.errors import absent_section, absent_unit, structure_changed
from courses.outline.events import CourseChanged
from courses.outline.models import Course, Section, Unit
from courses.outline.policies import may_edit_course
from courses.outline.selectors import minutes_of
from lms.accounts.models import User
from lms.kernel.audit import record
from lms.kernel.events import publish
from lms.kernel.locking import lock
from lms.kernel.models import PublicModel
from lms.kernel.permissions import require


def begin_change(actor: User, course: Course, *, version: int | None = None) -> Course:
    """The course, locked, for somebody who may edit it.

    `version` is the structure that the person saw; None where the change does not depend on it.
    Raises NotAllowed, Conflict.
    """
    require(may_edit_course, actor, course, reason=_("Only authors may change this course."))
    locked = lock(Course, course.pk)
    require_structure(locked, version)
    return locked


def require_structure(course: Course, version: int | None) -> None:
    """Raise Conflict if the structure that somebody saw is not the one that is there."""
    if version is not None and version != course.structure_version:
        raise structure_changed()


def end_change(
    actor: User, course: Course, action: str, *, target: PublicModel | None = None, **details: Any
) -> None:
    """Count the structure on, keep the course's time true, note who did it, and tell."""
    course.structure_version += 1
    course.minutes = minutes_of(course)
    course.save(update_fields=["structure_version", "minutes", "updated_at"])
    record(actor=actor, action=action, target=target or course, **details)
    publish(CourseChanged(course.pk))


def section_at(course: Course, key: str) -> Section:
    """The course's section of that key. Raises NotFound."""
    section = Section.objects.filter(course=course, key=key).first()
    if section is None:
        raise absent_section()
    section.course = course
    return section


def unit_at(course: Course, key: str) -> Unit:
    """The course's unit of that key, not archived. Raises NotFound."""
    unit = Unit.objects.filter(course=course, key=key, archived_at__isnull=True).first()
    if unit is None:
        raise absent_unit()
    unit.course = course
    return unit


def order_of(course: Course) -> dict[str, list[str]]:
    """The keys of the units in each section, in order."""
    order: dict[str, list[str]] = {
        key: [] for key in Section.objects.filter(course=course).values_list("key", flat=True)
    }
    units = Unit.objects.filter(course=course, archived_at__isnull=True)
    for section, unit in units.order_by("position", "pk").values_list("section__key", "key"):
        order[section].append(unit)
    return order


def write_order(course: Course, order: dict[str, list[str]]) -> None:
    """Put every unit at its place, in two statements."""
    sections = {section.key: section for section in Section.objects.filter(course=course)}
    units = {unit.key: unit for unit in Unit.objects.filter(course=course)}
    changed = []
    for section_key, keys in order.items():
        for position, key in enumerate(keys, start=1):
            unit, section = units[key], sections[section_key]
            if (unit.section_id, unit.position) != (section.pk, position):
                unit.section, unit.position = section, position
                changed.append(unit)
    Unit.objects.bulk_update(changed, ["section", "position"])
