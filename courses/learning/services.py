"""Every write of progress and results: one path for every kind of unit."""

import datetime
import math
from dataclasses import dataclass, replace

from django.db import transaction
from django.db.models import Max, Q
from django.utils.translation import gettext as _

from courses.enrolment.policies import takes_part_in
from courses.enrolment.selectors import enrolment_in
from courses.learning.evaluation import evaluate_course, evaluate_unit, progress_of, start_of
from courses.learning.models import Attempt, Confirmation, CourseProgress, UnitProgress
from courses.learning.policies import may_learn
from courses.learning.standing import (
    CourseStanding,
    progress_by_unit,
    standing_in,
    standing_of,
)
from courses.outline.models import Course, Unit
from courses.outline.selectors import Outline, absent_course, counted_outline_of
from courses.outline.vocabulary import Completion
from lms.accounts.models import User
from lms.kernel.clock import now
from lms.kernel.errors import Conflict, InvalidInput, NotAllowed


@dataclass(frozen=True)
class OpenUnit:
    """A unit that is open to its learner, with what was read to know that.

    `overall` is locked until the transaction ends: one learner's writes in a course come one after another.
    """

    learner: User
    unit: Unit
    overall: CourseProgress
    outline: Outline
    known: dict[int, UnitProgress]

    @property
    def standing(self) -> CourseStanding:
        """Where the learner stands, by what is known."""
        return standing_of(self.outline, self.known, self.overall)

    @property
    def progress(self) -> UnitProgress:
        """The learner's row for the unit, new and unsaved when there is none yet."""
        row = self.known.setdefault(self.unit.pk, UnitProgress())
        row.learner, row.unit = self.learner, self.unit
        return row


def open_unit(actor: User, unit: Unit, *, at: datetime.datetime) -> OpenUnit:
    """Let `actor` write in `unit`, and read once what the write needs. Called inside a transaction.

    Raises NotFound, NotAllowed, Conflict as `require_open` does.
    """
    overall = start_of(actor, unit.course, at=at)
    _require_learner(actor, unit.course)
    outline, known = counted_outline_of(unit.course), progress_by_unit(actor, unit.course)
    opened = OpenUnit(actor, unit, overall, outline, known)
    _require_unlocked(opened.standing, unit)
    return opened


def require_open(actor: User, unit: Unit) -> None:
    """Raise NotFound, NotAllowed or Conflict unless `actor` learns here and the unit is open."""
    _require_learner(actor, unit.course)
    _require_unlocked(standing_in(actor, unit.course), unit)


def _require_learner(actor: User, course: Course) -> None:
    """Most who come here take part; only the others are asked about more closely."""
    if takes_part_in(actor, course):
        return
    if not may_learn(actor, course):
        raise absent_course()
    if enrolment_in(actor, course) is None:
        raise NotAllowed(
            _("You are looking at this course as its team. Enrol to keep progress of your own."),
            code="not_enrolled",
        )


def _require_unlocked(standing: CourseStanding, unit: Unit) -> None:
    if standing.entry_of(unit).locked:
        raise Conflict(
            _("This unit is still closed. Its page says what to do first."), code="locked"
        )


def _require_markable(unit: Unit) -> None:
    if unit.completion != Completion.MARK:
        raise Conflict(_("This unit is not completed by marking it."), code="not_markable")


@transaction.atomic
def record_view(*, actor: User, unit: Unit, at: datetime.datetime | None = None) -> CourseStanding:
    """Note that `actor` has opened `unit`; the unit becomes where they go on next time.

    Completes a unit whose rule is "view". Returns where the learner stands now; it is the write that
    happens most, so what it has read is read once. Raises NotFound, NotAllowed, Conflict.
    """
    moment = at or now()
    opened = open_unit(actor, unit, at=moment)
    overall, progress = opened.overall, opened.progress
    progress.first_viewed_at = progress.first_viewed_at or moment
    progress.last_viewed_at = moment
    evaluate_unit(progress, at=moment)
    overall.last_unit, overall.last_active_at = unit, moment
    standing = opened.standing
    evaluate_course(overall, at=moment, standing=standing)
    return replace(standing, completed_at=overall.completed_at)


@transaction.atomic
def mark_done(*, actor: User, unit: Unit, at: datetime.datetime | None = None) -> None:
    """Mark `unit` as done. Idempotent.

    Raises NotFound, NotAllowed, Conflict (closed, or the unit is not completed by marking).
    """
    moment = at or now()
    overall = start_of(actor, unit.course, at=moment)
    require_open(actor, unit)
    _require_markable(unit)
    progress = progress_of(actor, unit)
    progress.first_viewed_at = progress.first_viewed_at or moment
    progress.marked_at = progress.marked_at or moment
    evaluate_unit(progress, at=moment)
    overall.last_unit, overall.last_active_at = unit, moment
    evaluate_course(overall, at=moment)


@transaction.atomic
def unmark_done(*, actor: User, unit: Unit) -> None:
    """Take the mark back. What was confirmed for the whole course stays confirmed. Idempotent.

    Raises NotFound, and Conflict where the unit is not completed by marking.
    """
    overall = start_of(actor, unit.course, at=now())
    if not may_learn(actor, unit.course):
        raise absent_course()
    _require_markable(unit)
    progress = progress_of(actor, unit)
    progress.marked_at = progress.completed_at = None
    evaluate_unit(progress, at=now())
    evaluate_course(overall, at=now())


def detach_confirmations(*, course: Course) -> int:
    """Let the confirmations of `course` stand alone before it is deleted for good; tells how many.

    Called by the service that deletes, inside its transaction.
    """
    return Confirmation.objects.filter(course=course).update(course=None)


@transaction.atomic
def record_result(
    *,
    actor: User,
    unit: Unit,
    raw_score: float,
    max_score: float,
    source: str,
    source_id: str = "",
    replaces: bool = False,
    at: datetime.datetime | None = None,
    opened: OpenUnit | None = None,
) -> Attempt:
    """Keep a result: `raw_score` of `max_score` points, told by `source` (a kind of unit).

    Idempotent for a non-empty `source_id`, so a result sent twice counts once. The best result decides;
    with `replaces` this one does, whatever came before. A unit that was done stays done.
    Who has opened the unit in this transaction gives `opened` and spares asking again.
    Raises NotFound, NotAllowed, Conflict, and InvalidInput for points outside 0 … maximum.
    """
    if not _is_score(raw_score, max_score):
        raise InvalidInput(_("The points must lie between 0 and the maximum."), code="bad_score")
    moment = at or now()
    opened = opened or open_unit(actor, unit, at=moment)
    known = Attempt.objects.filter(~Q(source_id=""), learner=actor, unit=unit).filter(
        source=source, source_id=source_id
    )
    if (earlier := known.first()) is not None:
        return earlier
    attempt = _add_attempt(
        Attempt(
            learner=actor,
            unit=unit,
            source=source,
            source_id=source_id,
            raw_score=raw_score,
            max_score=max_score,
            scaled=raw_score / max_score,
            submitted_at=moment,
        )
    )
    overall, progress = opened.overall, opened.progress
    progress.first_viewed_at = progress.first_viewed_at or moment
    earlier_best = 0.0 if replaces else progress.best_scaled or 0.0
    progress.best_scaled = max(earlier_best, attempt.scaled)
    evaluate_unit(progress, at=moment)
    overall.last_unit, overall.last_active_at = unit, moment
    evaluate_course(overall, at=moment, standing=opened.standing)
    return attempt


def _is_score(raw_score: float, max_score: float) -> bool:
    return (
        math.isfinite(raw_score)
        and math.isfinite(max_score)
        and max_score > 0
        and 0 <= raw_score <= max_score
    )


def _add_attempt(attempt: Attempt) -> Attempt:
    """Number the attempt after those that are there; the course's row is locked by the caller."""
    earlier = Attempt.objects.filter(learner=attempt.learner, unit=attempt.unit)
    attempt.number = (earlier.aggregate(last=Max("number"))["last"] or 0) + 1
    attempt.save()
    return attempt
