"""Reading the report of a unit's content from the database."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from courses.enrolment.models import Enrolment
from courses.h5p.engine.statements import Interaction
from courses.h5p.models import Content, Statement
from courses.h5p.report import AnswerRow, PartReport, report_of
from courses.h5p.selectors import interactive_of
from courses.outline.models import Unit
from courses.outline.policies import may_train_course
from courses.outline.selectors import absent_course
from lms.accounts.actors import Actor
from lms.accounts.models import User

NAMES_SHOWN = 30


@dataclass(frozen=True)
class ContentReport:
    """What learners of a course answered in one version of a content, and who has not yet."""

    content: Content
    parts: list[PartReport]
    people: int
    missing: list[str]
    missing_count: int


def content_report(actor: Actor, unit: Unit) -> ContentReport | None:
    """The report about the unit's present content; None where there is none. Raises NotFound."""
    if not may_train_course(actor, unit.course):
        raise absent_course()
    row = interactive_of(unit)
    if row is None or row.content is None:
        return None
    statements = Statement.objects.filter(content=row.content).order_by("pk")
    learners = set(statements.values_list("learner_id", flat=True).distinct())
    missing = _enrolled(unit).exclude(pk__in=learners).order_by("sort_name", "pk")
    return ContentReport(
        content=row.content,
        parts=report_of(_rows(statements)),
        people=len(learners),
        missing=[str(person) for person in missing[:NAMES_SHOWN]],
        missing_count=missing.count(),
    )


def _enrolled(unit: Unit) -> QuerySet[User]:
    there = Enrolment.objects.filter(course=unit.course, left_at__isnull=True)
    return User.objects.filter(Q(pk__in=there.values("learner")))


_COLUMNS = (
    *("learner_id", "verb", "sub_content_id", "parent_id", "raw_score", "max_score", "success"),
    *("response", "duration_seconds", "interaction"),
)


def _rows(statements: QuerySet[Statement]) -> Iterator[AnswerRow]:
    for row in statements.values_list(*_COLUMNS).iterator(chunk_size=2000):
        yield AnswerRow(*row[:-1], interaction_from(row[-1]))  # type: ignore[call-arg]


def interaction_from(kept: dict[str, object]) -> Interaction:
    """The question as it was kept beside a statement."""

    def pairs(name: str) -> tuple[tuple[str, str], ...]:
        listed = kept.get(name, [])
        return tuple((str(a), str(b)) for a, b in listed) if isinstance(listed, list) else ()

    correct = kept.get("correct", [])
    return Interaction(
        kind=str(kept.get("kind", "other")),
        name=str(kept.get("name", "")),
        question=str(kept.get("question", "")),
        choices=pairs("choices"),
        targets=pairs("targets"),
        correct=tuple(map(str, correct)) if isinstance(correct, list) else (),
    )


def statement_lines(actor: Actor, unit: Unit) -> Iterator[str]:
    """All statements about the unit as JSON lines, oldest first, people under pseudonyms. Raises NotFound."""
    if not may_train_course(actor, unit.course):
        raise absent_course()
    wholes = Statement.objects.filter(unit=unit).order_by("pk").values_list("statement", flat=True)
    return (
        f"{json.dumps(whole, ensure_ascii=False)}\n" for whole in wholes.iterator(chunk_size=2000)
    )
