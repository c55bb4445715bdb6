"""Reading progress, results and confirmations."""

import datetime
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.utils.translation import gettext as _

from courses.enrolment.models import Enrolment
from courses.enrolment.policies import course_taken_by
from courses.enrolment.selectors import active_enrolments
from courses.learning.models import Confirmation, CourseProgress, UnitProgress
from courses.learning.policies import course_learnt_by
from courses.outline.models import Course, CourseFile, Unit
from courses.outline.policies import may_look_as_team
from courses.outline.selectors import counted_at, course_at
from lms.accounts.actors import Actor, person_behind
from lms.accounts.models import User
from lms.files.media_types import FOR_TEAM
from lms.kernel.clock import now
from lms.kernel.errors import NotFound
from lms.kernel.paging import Page, page_of


@dataclass(frozen=True)
class OwnCourse:
    """A course that somebody takes part in; `progress` is None before the first unit is opened."""

    enrolment: Enrolment
    progress: CourseProgress | None


@dataclass(frozen=True)
class OwnCoursesPage:
    """Some courses; `next_key` leads to more."""

    rows: Sequence[OwnCourse]
    next_key: str | None


def learnt_course(actor: Actor, slug: str) -> Course:
    """The course of that slug whose units `actor` may open. Raises NotFound and Moved."""
    return course_at(slug, among=course_learnt_by(actor))


@dataclass(frozen=True)
class Visit:
    """A unit as somebody opens it: taking part in its course, or as the team that looks.

    `noted_at` is when the visitor was last active in this very unit, if nowhere else since.
    """

    unit: Unit
    enrolled: bool
    noted_at: datetime.datetime | None


def visit_to(actor: Actor, *, slug: str, key: str) -> Visit:
    """The unit of that key in a course that `actor` may learn in: one query for who takes part, else two.

    Learners find the units that count, closed ones too; the team finds all, drafts too.
    Raises NotFound and Moved.
    """
    person = person_behind(actor)
    here = CourseProgress.objects.filter(learner=person, last_unit=OuterRef("pk")).order_by()
    units = (
        Unit.objects.filter(key=key, archived_at__isnull=True)
        .select_related("section", "course")
        .annotate(noted_at=Subquery(here.values("last_active_at")[:1]))
        .order_by()
    )
    taken = Course.objects.filter(course_taken_by(actor), slug=slug)
    found: Any = units.filter(counted_at(now()), course__in=taken).first()
    if found is not None:
        return Visit(found, enrolled=True, noted_at=found.noted_at)
    return _visit_as_team(actor, units, slug=slug)


def _visit_as_team(actor: Actor, units: QuerySet[Unit], *, slug: str) -> Visit:
    person = person_behind(actor)
    taking_part = Exists(
        Enrolment.objects.filter(learner=person, course=OuterRef("course"), left_at__isnull=True)
    )
    found: Any = (
        units.filter(course__in=Course.objects.filter(course_learnt_by(actor), slug=slug))
        .filter(counted_at(now()) | ~taking_part)
        .annotate(enrolled=taking_part)
        .first()
    )
    if found is None:
        learnt_course(actor, slug)  # says whether it is the course that is absent, or has moved
        raise NotFound(_("There is no such unit in this course."), code="unit_not_found")
    return Visit(found, found.enrolled, found.noted_at)


def learnt_unit(actor: Actor, *, slug: str, key: str) -> Unit:
    """The unit of `visit_to`, for who need not know how it is visited. Raises NotFound and Moved."""
    return visit_to(actor, slug=slug, key=key).unit


def course_file(actor: Actor, *, slug: str, path: str) -> CourseFile:
    """A picture or download of a course that `actor` may learn in. Raises NotFound and Moved."""
    storable = path.replace(
        "\0", "\N{REPLACEMENT CHARACTER}"
    )  # PostgreSQL refuses to be asked for it
    found = (
        CourseFile.objects.filter(
            course__in=Course.objects.filter(course_learnt_by(actor), slug=slug), path=storable
        )
        .select_related("stored_file", "course")
        .first()
    )
    if found is None or not _may_read(actor, found):
        learnt_course(actor, slug)  # says whether it is the course that is absent, or has moved
        raise NotFound(_("There is no such file in this course."), code="file_not_found")
    return found


def _may_read(actor: Actor, file: CourseFile) -> bool:
    """Learners read no files that are for the team, such as notebooks with their solutions."""
    if file.stored_file.media_type not in FOR_TEAM:
        return True
    return may_look_as_team(actor, file.course)


def first_viewed_at(learner: User, unit: Unit) -> datetime.datetime | None:
    """When `learner` opened the unit for the first time; None if never."""
    rows = UnitProgress.objects.filter(learner=learner, unit=unit)
    return rows.values_list("first_viewed_at", flat=True).first()


def progress_in(actor: Actor, courses: Iterable[Course]) -> dict[int, CourseProgress]:
    """The actor's progress by course primary key, in one query."""
    rows = CourseProgress.objects.filter(learner=person_behind(actor), course__in=courses)
    return {row.course_id: row for row in rows}


def confirmation_by_slug(actor: Actor, slug: str) -> Confirmation | None:
    """The actor's confirmation of the course of that slug, whatever became of the course since."""
    rows = Confirmation.objects.filter(learner=person_behind(actor), course__slug=slug)
    return rows.select_related("course").first()


def own_confirmation(actor: Actor, public_id: uuid.UUID) -> Confirmation:
    """The actor's confirmation of that number, even if its course is gone. Raises NotFound."""
    rows = Confirmation.objects.filter(learner=person_behind(actor), public_id=public_id)
    found = rows.select_related("course").first()
    if found is None:
        raise NotFound(_("There is no such confirmation."), code="confirmation_not_found")
    return found


def own_courses_page(actor: Actor, *, key: str | None, size: int) -> OwnCoursesPage:
    """Where the actor takes part, the newest first, with how far they are, in two queries."""
    page = page_of(active_enrolments(actor), by="-enrolled_at", key=key, size=size)
    progress = progress_in(actor, [row.course for row in page.rows])
    rows = [OwnCourse(row, progress.get(row.course_id)) for row in page.rows]
    return OwnCoursesPage(rows, page.next_key)


def own_confirmation_of(actor: Actor, slug: str) -> Confirmation:
    """The actor's confirmation of the course of that slug. Raises NotFound."""
    found = confirmation_by_slug(actor, slug)
    if found is None:
        raise NotFound(_("There is no confirmation of this course."), code="no_confirmation")
    return found


def confirmations_page(actor: Actor, *, key: str | None, size: int) -> Page[Confirmation]:
    """What the actor has completed, newest first."""
    return page_of(confirmations_of(actor), by="-completed_at", key=key, size=size)


def confirmations_of(actor: Actor) -> QuerySet[Confirmation]:
    """All that the actor has completed, newest first."""
    return (
        Confirmation.objects.filter(learner=person_behind(actor))
        .select_related("course")
        .order_by("-completed_at", "-pk")
    )
