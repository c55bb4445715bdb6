"""Reading the catalogue."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Case, Count, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce, Concat
from django.utils.translation import gettext as _

from courses.catalogue.faces import CardFace, face_of
from courses.catalogue.facets import Facets, FacetView, facets_of, matching
from courses.catalogue.filters import Sort, Wish
from courses.enrolment.models import Enrolment
from courses.learning.models import CourseProgress
from courses.learning.selectors import progress_in
from courses.outline.models import Course, CourseFile, Unit
from courses.outline.selectors import counted_at, visible_courses
from courses.outline.vocabulary import State
from lms.accounts.actors import Actor, person_behind
from lms.kernel.clock import now
from lms.kernel.errors import NotFound
from lms.kernel.paging import page_of

PAGE_SIZE = 24
TEXTS = ("description", "description_html", "outcomes", "tags")
"""What of a course no card shows."""


@dataclass(frozen=True)
class CourseCard:
    """A course as the list shows it, with how far the reader is, if they take part."""

    course: Course
    unit_count: int
    enrolled: bool
    progress: CourseProgress | None

    @property
    def face(self) -> CardFace:
        """All that its card shows."""
        return face_of(
            self.course,
            unit_count=self.unit_count,
            enrolled=self.enrolled,
            done=self.progress.units_done if self.progress else 0,
            completed=self.progress is not None and self.progress.completed_at is not None,
        )


@dataclass(frozen=True)
class CataloguePage:
    """Some cards; `next_key` leads to more. `total` counts all that were found."""

    cards: Sequence[CourseCard]
    next_key: str | None
    total: int


@dataclass(frozen=True)
class LooserWish:
    """A wish that leaves one thing out, and how many courses it finds."""

    label: str
    number: int
    wish: Wish


def listed_courses(actor: Actor) -> QuerySet[Course]:
    """Published courses that `actor` may know of."""
    return visible_courses(actor).filter(state=State.PUBLISHED)


def found_courses(actor: Actor, wish: Wish) -> QuerySet[Course]:
    """Published courses for `actor` that fit `wish`, words in whatever spelling."""
    return matching(listed_courses(actor), wish)


def catalogue_page(
    actor: Actor,
    wish: Wish,
    *,
    key: str | None = None,
    size: int = PAGE_SIZE,
    total: int | None = None,
) -> CataloguePage:
    """One page of the catalogue, in a fixed number of queries: one less where `total` is known."""
    found = found_courses(actor, wish)
    rows, by = _in_order(with_unit_count(found), wish)
    page = page_of(rows, by=by, key=key, size=size)
    number = found.count() if total is None else total
    return CataloguePage(cards_for(actor, page.rows), page.next_key, number)


def _in_order(courses: QuerySet[Course], wish: Wish) -> tuple[QuerySet[Course], str]:
    """The courses with the column by which they stand; a leading "-" turns the order round."""
    if wish.sort is Sort.NEWEST:
        return courses.annotate(newest=Coalesce("published_at", "updated_at")), "-newest"
    if wish.sort is Sort.SHORTEST:
        return courses, "minutes"
    if wish.sort is Sort.TITLE or not wish.words:
        return courses, "sort_title"
    in_title = Q()
    for word in wish.folded_words:
        in_title &= Q(sort_title__contains=word)
    rank = Case(When(in_title, then=Value("0 ")), default=Value("1 "))
    return courses.annotate(fitting=Concat(rank, "sort_title")), "fitting"


def filters_for(actor: Actor, wish: Wish) -> Facets:
    """What the catalogue can be filtered by, with counts, in a fixed number of queries."""
    return facets_of(listed_courses(actor), wish)


def looser_wishes(actor: Actor, wish: Wish, facets: Sequence[FacetView]) -> list[LooserWish]:
    """For an empty result: what to leave out, and what would be found then, most first."""
    ways = [
        (option.label, wish.without(view.facet, option.value))
        for view in facets
        for option in view.chosen
    ]
    if wish.words:
        ways.append((wish.words, wish.without_words()))
    counted = [
        LooserWish(label, found_courses(actor, looser).count(), looser) for label, looser in ways
    ]
    return sorted((way for way in counted if way.number), key=lambda way: -way.number)


def with_unit_count(courses: QuerySet[Course]) -> QuerySet[Course]:
    """The courses with the number of their units as `unit_count`, without the texts of their pages."""
    counted = Unit.objects.filter(counted_at(now()), course=OuterRef("pk")).order_by()
    number = counted.values("course").values_list(Count("pk"))
    return courses.defer(*TEXTS).annotate(unit_count=Coalesce(Subquery(number), 0))


def cards_for(actor: Actor, courses: Sequence[Course]) -> list[CourseCard]:
    """Cards of courses read by `with_unit_count`, with the actor's progress, in two queries.

    None for a visitor, who takes part in nothing.
    """
    person = person_behind(actor)
    taken = Enrolment.objects.filter(learner=person, course__in=courses, left_at__isnull=True)
    enrolled = set(taken.values_list("course", flat=True)) if person else set()
    progress = progress_in(actor, courses) if enrolled else {}
    return [
        CourseCard(
            course=course,
            unit_count=course.unit_count,  # type: ignore[attr-defined]
            enrolled=course.pk in enrolled,
            progress=progress.get(course.pk) if course.pk in enrolled else None,
        )
        for course in courses
    ]


def image_of(course: Course) -> CourseFile:
    """The course's picture. Raises NotFound when it has none."""
    picture = course.image
    if picture is None:
        raise NotFound(_("This course has no picture."), code="image_not_found")
    return picture
