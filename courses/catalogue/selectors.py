"""Reading the catalogue."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from courses.enrolment.models import Enrolment
from courses.learning.models import CourseProgress
from courses.learning.selectors import progress_in
from courses.outline.models import Course
from courses.outline.selectors import visible_courses
from courses.outline.vocabulary import Audience, State
from lms.accounts.actors import Actor, person_behind
from lms.kernel.folding import fold
from lms.kernel.paging import page_of

PAGE_SIZE = 24


@dataclass(frozen=True)
class CourseCard:
    """A course as the list shows it, with how far the reader is, if they take part."""

    course: Course
    unit_count: int
    enrolled: bool
    progress: CourseProgress | None


@dataclass(frozen=True)
class CataloguePage:
    """Some cards; `next_key` leads to more. `total` counts all that were found."""

    cards: Sequence[CourseCard]
    next_key: str | None
    total: int


def found_courses(actor: Actor, *, search: str = "", audience: str = "") -> QuerySet[Course]:
    """Published courses for `actor` that hold every word of `search`, in whatever spelling."""
    courses = visible_courses(actor).filter(state=State.PUBLISHED)
    if audience in Audience.values:
        courses = courses.filter(audience=audience)
    for word in fold(search).split():
        courses = courses.filter(
            Q(catalogue_text__text__contains=word) | Q(sort_title__contains=word)
        )
    return courses


def catalogue_page(
    actor: Actor, *, search: str = "", audience: str = "", key: str | None = None
) -> CataloguePage:
    """One page of the catalogue, in a fixed number of queries."""
    found = found_courses(actor, search=search, audience=audience)
    page = page_of(with_unit_count(found), by="sort_title", key=key, size=PAGE_SIZE)
    return CataloguePage(cards_for(actor, page.rows), page.next_key, found.count())


def with_unit_count(courses: QuerySet[Course]) -> QuerySet[Course]:
    """The courses with the number of their units as `unit_count`."""
    present = Q(units__archived_at__isnull=True)
    return courses.annotate(unit_count=Count("units", filter=present))


def cards_for(actor: Actor, courses: Sequence[Course]) -> list[CourseCard]:
    """Cards of courses read by `with_unit_count`, with the actor's progress, in two queries."""
    person = person_behind(actor)
    enrolled = set(
        Enrolment.objects.filter(
            learner=person, course__in=courses, left_at__isnull=True
        ).values_list("course", flat=True)
    )
    progress = progress_in(actor, courses)
    return [
        CourseCard(
            course=course,
            unit_count=course.unit_count,  # type: ignore[attr-defined]
            enrolled=course.pk in enrolled,
            progress=progress.get(course.pk) if course.pk in enrolled else None,
        )
        for course in courses
    ]


def audiences_with_courses(actor: Actor, *, search: str = "") -> list[tuple[Audience, int]]:
    """The audiences for which something was found, with how many courses."""
    counted = (
        found_courses(actor, search=search)
        .order_by()
        .values_list("audience")
        .annotate(number=Count("pk"))
    )
    numbers = dict(counted)
    return [(audience, numbers[audience]) for audience in Audience if audience in numbers]
