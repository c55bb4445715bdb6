"""Keeping the catalogue's search text true."""

from collections import defaultdict

from django.db import transaction

from courses.activities.registry import kind_of
from courses.catalogue.models import CourseText
from courses.outline.models import Course, Unit
from courses.outline.selectors import current_units
from lms.kernel.folding import fold


@transaction.atomic
def index_course(*, course_id: int) -> None:
    """Write the findable text of a course anew. Idempotent; an absent course is passed over."""
    course = Course.objects.filter(pk=course_id).first()
    if course is None:
        return
    units = list(current_units(course))
    words = [course.title, course.summary, course.description, *course.outcomes]
    words += [f"{unit.title} {unit.summary}" for unit in units]
    words += _contents(units)
    CourseText.objects.update_or_create(course=course, defaults={"text": fold("\n".join(words))})


def _contents(units: list[Unit]) -> list[str]:
    by_kind: dict[str, list[Unit]] = defaultdict(list)
    for unit in units:
        by_kind[unit.kind].append(unit)
    return [
        text
        for kind, members in by_kind.items()
        for text in kind_of(kind).search_texts(members).values()
    ]
