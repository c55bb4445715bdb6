"""What trainers see of a notebook unit: who opened it, works on it, handed in, was graded."""

import datetime
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db.models import Case, Count, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from courses.enrolment.models import Enrolment
from courses.learning.models import UnitProgress
from courses.learning.names import name_is_hidden, shown_name
from courses.outline.models import Unit
from courses.outline.selectors import absent_course
from hub.notebooks.deadlines import Deadline
from hub.notebooks.models import Extension, Notebook, State, Submission, Work
from hub.notebooks.policies import may_grade
from hub.notebooks.selectors import deadline_of, notebook_given_out, submissions_of
from lms.accounts.actors import Actor
from lms.kernel.errors import NotFound
from lms.kernel.paging import page_of

PAGE_SIZE = 50
_BEHIND_ALL_NAMES = "zzzzzzzz"


class Stage(StrEnum):
    """How far a learner is with a notebook; each has passed those before it."""

    NOTHING = "nothing"
    OPENED = "opened"
    WORKS = "works"
    HANDED_IN = "handed_in"
    GRADED = "graded"


_OF_STAGE: Mapping[Stage, Q] = {
    Stage.NOTHING: Q(last_pk=None, worked_at=None, opened_at=None),
    Stage.OPENED: Q(last_pk=None, worked_at=None, opened_at__isnull=False),
    Stage.WORKS: Q(last_pk=None, worked_at__isnull=False),
    Stage.HANDED_IN: Q(last_pk__isnull=False, last_waits=True),
    Stage.GRADED: Q(last_pk__isnull=False, last_waits=False),
}


@dataclass(frozen=True)
class LearnersWork:
    """A participant's way with a notebook. `best` is the version that counts, once there is one."""

    public_id: uuid.UUID
    name: str
    stage: Stage
    opened_at: datetime.datetime | None
    worked_at: datetime.datetime | None
    last: Submission | None
    best: Submission | None
    versions: int
    deadline: Deadline


@dataclass(frozen=True)
class WorkPage:
    """Some participants by name; `next_key` leads to more."""

    rows: Sequence[LearnersWork]
    next_key: str | None


@dataclass(frozen=True)
class OneLearnersWork:
    """One participant with every version that they handed in, newest first."""

    enrolment: Enrolment
    row: LearnersWork
    versions: Sequence[Submission]


def work_page(
    actor: Actor,
    unit: Unit,
    *,
    stage: Stage | None = None,
    key: str | None = None,
    size: int = PAGE_SIZE,
) -> WorkPage:
    """Participants and their last versions, in a fixed number of queries. Raises NotFound."""
    found = _participants(actor, unit).filter(left_at=None)
    if stage is not None:
        found = found.filter(_OF_STAGE[stage])
    page = page_of(found, by="name_order", key=key, size=size)
    return WorkPage(_described(unit, page.rows), page.next_key)


def stage_numbers(actor: Actor, unit: Unit) -> Mapping[Stage, int]:
    """How many participants are at each stage, in one query. Raises NotFound."""
    found = _participants(actor, unit).filter(left_at=None)
    counts = found.aggregate(
        **{stage.value: Count("pk", filter=_OF_STAGE[stage]) for stage in Stage}
    )
    return {stage: counts[stage.value] for stage in Stage}


def work_of(actor: Actor, unit: Unit, *, public_id: uuid.UUID) -> OneLearnersWork:
    """The work of the learner with that enrolment, who may have left. Raises NotFound."""
    found = _participants(actor, unit).filter(public_id=public_id).first()
    if found is None:
        raise NotFound(_("Nobody like that takes part in this course."), code="learner_not_found")
    [row] = _described(unit, [found])
    return OneLearnersWork(found, row, submissions_of(found.learner, unit))


def learner_of(actor: Actor, submission: Submission) -> OneLearnersWork | None:
    """Who handed it in, as trainers see them; None once they are not in the course's lists."""
    unit = submission.unit
    found = _participants(actor, unit).filter(learner=submission.learner_id).first()
    return OneLearnersWork(found, _described(unit, [found])[0], ()) if found else None


@dataclass(frozen=True)
class NamedSubmission:
    """A submission, and how its learner is called for the reader."""

    name: str
    submission: Submission


def submissions_in(actor: Actor, unit: Unit, *, all_versions: bool) -> Iterator[NamedSubmission]:
    """Everybody's last version or all of them, by name, read piece by piece. Raises NotFound."""
    require_trainer(actor, unit)
    rows = Submission.objects.filter(unit=unit)
    if not all_versions:
        rows = rows.filter(pk=Subquery(_newest(OuterRef("learner"), unit).values("pk")[:1]))
    rows = (
        rows.select_related("file", "learner")
        .defer("log")
        .annotate(name_hidden=name_is_hidden(actor, unit.course, of="learner"))
        .annotate(name_order=_name_order())
        .order_by("name_order", "learner", "number")
    )
    return _named(unit, rows)


def _named(unit: Unit, rows: QuerySet[Submission]) -> Iterator[NamedSubmission]:
    for row in rows.iterator(chunk_size=500):
        hidden: Any = row
        name = shown_name(row.learner, unit.course, is_hidden=hidden.name_hidden)
        yield NamedSubmission(name, row)


def require_trainer(actor: Actor, unit: Unit) -> None:
    """Raise NotFound unless `actor` trains the course."""
    if not may_grade(actor, unit.course):
        raise absent_course()


def _newest(learner: OuterRef, unit: Unit) -> QuerySet[Submission]:
    return Submission.objects.filter(unit=unit, learner=learner).order_by("-number")


def _best(learner: OuterRef, unit: Unit) -> QuerySet[Submission]:
    """As `selectors.best_of` has it."""
    decided = Q(record__needs_a_person=False) | Q(awarded_points__isnull=False)
    return (
        Submission.objects.filter(decided, unit=unit, learner=learner, points__isnull=False)
        .annotate(counted=Coalesce("awarded_points", "points"))
        .order_by("-counted", "-number")
    )


def _participants(actor: Actor, unit: Unit) -> QuerySet[Enrolment]:
    """Everybody who takes part or has, by name, with what is known of their work."""
    require_trainer(actor, unit)
    learner = OuterRef("learner")
    progress = UnitProgress.objects.filter(unit=unit, learner=learner)
    work = Work.objects.filter(unit=unit, learner=learner)
    newest = _newest(learner, unit)
    waits = Q(state=State.WAITING) | Q(record__needs_a_person=True, awarded_points=None)
    return (
        Enrolment.objects.filter(course=unit.course, learner__is_active=True)
        .select_related("learner")
        .annotate(
            name_hidden=name_is_hidden(actor, unit.course, of="learner"),
            opened_at=Subquery(progress.values("first_viewed_at")[:1]),
            worked_at=Subquery(work.values("last_at")[:1]),
            last_pk=Subquery(newest.values("pk")[:1]),
            last_waits=Subquery(
                newest.annotate(waits=Case(When(waits, then=True), default=False)).values("waits")[
                    :1
                ]
            ),
            best_pk=Subquery(_best(learner, unit).values("pk")[:1]),
        )
        .annotate(name_order=_name_order())
    )


def _name_order() -> Case:
    """Where a name stands among others; a hidden one behind all, so that its place does not tell it."""
    return Case(
        When(name_hidden=True, then=Value(_BEHIND_ALL_NAMES)), default=F("learner__sort_name")
    )


def _described(unit: Unit, rows: Sequence[Any]) -> list[LearnersWork]:
    notebook = notebook_given_out(unit)
    wanted = {pk for row in rows for pk in (row.last_pk, row.best_pk) if pk}
    versions = Submission.objects.select_related("file").defer("log").in_bulk(wanted)
    extensions = {
        each.learner_id: each
        for each in Extension.objects.filter(
            unit=unit, learner__in=[row.learner_id for row in rows]
        )
    }
    return [
        _row(row, unit, notebook, versions=versions, extension=extensions.get(row.learner_id))
        for row in rows
    ]


def _row(
    row: Any,
    unit: Unit,
    notebook: Notebook,
    *,
    versions: Mapping[int, Submission],
    extension: Extension | None,
) -> LearnersWork:
    last = versions.get(row.last_pk)
    return LearnersWork(
        public_id=row.public_id,
        name=shown_name(row.learner, unit.course, is_hidden=row.name_hidden),
        stage=_stage(row, last),
        opened_at=row.opened_at,
        worked_at=row.worked_at,
        last=last,
        best=versions.get(row.best_pk),
        versions=last.number if last else 0,
        deadline=deadline_of(notebook, extension),
    )


def _stage(row: Any, last: Submission | None) -> Stage:
    if last is not None:
        return Stage.HANDED_IN if row.last_waits else Stage.GRADED
    if row.worked_at is not None:
        return Stage.WORKS
    return Stage.OPENED if row.opened_at is not None else Stage.NOTHING
