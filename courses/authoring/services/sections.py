"""Sections: added, renamed, moved, removed."""

from collections.abc import Collection

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from courses.authoring.keys import key_for
from courses.authoring.ordering import moved_in
from courses.authoring.requirements import refuse_circles
from courses.authoring.services.writing import begin_change, end_change, section_at
from courses.outline.models import Course, Section, Unit
from lms.accounts.models import User
from lms.kernel.errors import Conflict


@transaction.atomic
def add_section(*, actor: User, course: Course, title: str) -> Section:
    """A new section at the end. Raises NotAllowed."""
    course = begin_change(actor, course)
    present = Section.objects.filter(course=course)
    section = Section.objects.create(
        course=course,
        title=title,
        key=key_for(title, taken=set(present.values_list("key", flat=True)), otherwise="section"),
        position=(present.aggregate(last=Max("position"))["last"] or 0) + 1,
    )
    end_change(actor, course, "course.section_added", section=section.key)
    return section


@transaction.atomic
def change_section(
    *, actor: User, course: Course, key: str, title: str, requires: Collection[str] = ()
) -> Section:
    """Name the section anew, and say which sections must be finished before it opens.

    Raises NotAllowed, NotFound, InvalidInput (sections would wait for one another).
    """
    course = begin_change(actor, course)
    section = section_at(course, key)
    section.title = title
    section.save(update_fields=["title"])
    section.requires.set(Section.objects.filter(course=course, key__in=requires).exclude(key=key))
    refuse_circles(course)
    end_change(actor, course, "course.section_changed", section=key)
    return section


@transaction.atomic
def move_section(
    *, actor: User, course: Course, key: str, before: str, version: int | None = None
) -> str:
    """Put the section, with its units, before another one, or at the end; returns what it stood before.

    Raises NotAllowed, NotFound, Conflict (somebody else changed the structure).
    """
    course = begin_change(actor, course, version=version)
    sections = {each.key: each for each in Section.objects.filter(course=course)}
    section_at(course, key)
    keys = list(sections)
    stood_before = [*keys, ""][keys.index(key) + 1]
    for position, each in enumerate(moved_in(keys, key, before=before), start=1):
        sections[each].position = position
    Section.objects.bulk_update(sections.values(), ["position"])
    end_change(actor, course, "course.section_moved", section=key)
    return stood_before


@transaction.atomic
def remove_section(*, actor: User, course: Course, key: str) -> None:
    """Take an empty section away. Raises NotAllowed, NotFound, Conflict (it has units)."""
    course = begin_change(actor, course)
    section = section_at(course, key)
    if Unit.objects.filter(section=section).exists():
        message = _("“%(title)s” still has units. Move or archive them first.")
        raise Conflict(message % {"title": section.title}, code="section_not_empty")
    section.delete()
    end_change(actor, course, "course.section_removed", section=key)
