"""Keeping the catalogue's search text true."""

from collections import defaultdict

from django.db import transaction

from courses.activities.registry import kind_of
from courses.catalogue.models import CourseText
from courses.outline.models import Course, Unit
from courses.outline.selectors import counted_units, tagging_of
from lms.kernel.folding import fold


@transaction.atomic
def index_course(*, course_id: int) -> None:
    """Write the findable text of a course anew. Idempotent; an absent course is passed over."""
    course = Course.objects.filter(pk=course_id).first()
    if course is None:
        return
    units = list(counted_units(course))
    words = [course.title, course.summary, course.description, *course.outcomes, *course.tags]
    words += [f"{unit.title} {unit.summary}" for unit in units]
    words += _contents(units)
    words += _term_labels(course)
    CourseText.objects.update_or_create(course=course, defaults={"text": fold("\n".join(words))})


def _term_labels(course: Course) -> list[str]:
    """Competences, subjects and levels are found by their names in both languages."""
    tagging = tagging_of([course])[course.pk]
    terms = [*tagging.subjects, *tagging.levels, *(found.term for found in tagging.competences)]
    return [f"{term.label_de} {term.label_en}" for term in terms]


def _contents(units: list[Unit]) -> list[str]:
    by_kind: dict[str, list[Unit]] = defaultdict(list)
    for unit in units:
        by_kind[unit.kind].append(unit)
    return [
        text
        for kind, members in by_kind.items()
        for text in kind_of(kind).search_texts(members).values()
    ]
