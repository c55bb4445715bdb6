"""One learner in one course: every unit with what is known of it. Nothing of other courses."""

import datetime
import uuid
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from courses.activities.registry import kind_of
from courses.enrolment.models import Enrolment
from courses.learning.models import Attempt, UnitProgress
from courses.learning.standing import SectionEntry, UnitEntry, UnitState, standing_in
from courses.outline.models import Course, Section, Unit
from courses.outline.showing import COUNTED
from courses.roster.rows import all_rows
from courses.roster.selectors import RosterRow, described
from courses.roster.stuck import days_since
from lms.accounts.actors import Actor
from lms.kernel.clock import now
from lms.kernel.errors import NotFound
from lms.schools.known_people import places_known_to


@dataclass(frozen=True)
class UnitResult:
    """A unit as one learner has left it; `open_days` since it was opened, if it is not done.

    `work_url` leads to what they made there, where the kind of unit keeps that; "" elsewhere.
    """

    entry: UnitEntry
    first_viewed_at: datetime.datetime | None
    last_viewed_at: datetime.datetime | None
    open_days: int | None
    attempts: Sequence[Attempt]
    work_url: str


@dataclass(frozen=True)
class SectionResult:
    """A section with the results of its units."""

    section: Section
    units: Sequence[UnitResult]


@dataclass(frozen=True)
class LearnerReport:
    """What the team may know of one learner's way through the course."""

    row: RosterRow
    sections: Sequence[SectionResult]


def learner_report(actor: Actor, course: Course, *, public_id: uuid.UUID) -> LearnerReport:
    """The report of the learner with that enrolment in `course`. Raises NotFound.

    `public_id` is the enrolment's, so the address says nothing about the person elsewhere.
    """
    enrolment = all_rows(actor, course).filter(public_id=public_id).first()
    if enrolment is None:
        raise NotFound(_("Nobody like that takes part in this course."), code="learner_not_found")
    standing = standing_in(enrolment.learner, course, as_team=True)
    units = {entry.unit.pk: entry.unit for entry in standing.units}
    [row] = described(course, enrolments=[enrolment], units=units, known=places_known_to(actor))
    results = _results(enrolment, course, sections=standing.sections)
    return LearnerReport(row, results)


def _results(
    enrolment: Enrolment, course: Course, *, sections: Sequence[SectionEntry]
) -> list[SectionResult]:
    """Units that count, and hidden ones in which something was done: results stay."""
    learner = enrolment.learner_id
    progress = {
        row.unit_id: row
        for row in UnitProgress.objects.filter(learner=learner, unit__course=course)
    }
    attempts: dict[int, list[Attempt]] = defaultdict(list)
    for attempt in Attempt.objects.filter(learner=learner, unit__course=course).order_by("number"):
        attempts[attempt.unit_id].append(attempt)
    results = [
        SectionResult(
            part.section,
            [
                _result(
                    entry,
                    progress.get(entry.unit.pk),
                    attempts[entry.unit.pk],
                    work_url=_work_url(course, entry.unit, enrolment),
                )
                for entry in part.units
                if entry.showing in COUNTED or entry.unit.pk in progress
            ],
        )
        for part in sections
    ]
    return [result for result in results if result.units]


def _work_url(course: Course, unit: Unit, enrolment: Enrolment) -> str:
    name = kind_of(unit.kind).work_url
    return reverse(name, args=[course.slug, unit.key, enrolment.public_id]) if name else ""


def _result(
    entry: UnitEntry,
    progress: UnitProgress | None,
    attempts: Sequence[Attempt],
    *,
    work_url: str,
) -> UnitResult:
    opened = progress.first_viewed_at if progress else None
    is_open = opened is not None and entry.state is not UnitState.DONE
    return UnitResult(
        entry=entry,
        first_viewed_at=opened,
        last_viewed_at=progress.last_viewed_at if progress else None,
        open_days=days_since(opened, now=now()) if is_open and opened else None,
        attempts=attempts,
        work_url=work_url,
    )
