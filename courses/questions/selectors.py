"""Reading questions and answers."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db.models import Count, F, Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from courses.learning.names import name_is_hidden, shown_name
from courses.outline.models import Course, Unit
from courses.outline.policies import course_trained_by
from courses.outline.selectors import course_at
from courses.questions.models import Answer, Question
from courses.questions.policies import questions_answerable_by, questions_changeable_by
from lms.accounts.actors import Actor, person_behind
from lms.accounts.models import User
from lms.kernel.clock import now
from lms.kernel.errors import NotFound
from lms.kernel.paging import Page, page_of

PAGE_SIZE = 25
SHOWN_ON_DASHBOARD = 3
ANSWERS = Prefetch("answers", Answer.objects.select_related("author"))
"""Answers with who gave them, in one query for all the questions."""


class Inbox(StrEnum):
    """Which questions the team looks at."""

    OPEN = "open"
    ANSWERED = "answered"


@dataclass(frozen=True)
class InboxEntry:
    """A question as the team sees it; `days` that have passed since it was asked."""

    question: Question
    asker_name: str
    days: int
    answers: Sequence[Answer]


@dataclass(frozen=True)
class InboxPage:
    """Some questions to a team; `next_key` leads to more."""

    entries: Sequence[InboxEntry]
    next_key: str | None


def answered_course(actor: Actor, slug: str) -> Course:
    """The course of that slug whose questions `actor` may answer. Raises NotFound and Moved."""
    return course_at(slug, among=course_trained_by(actor))


def inbox_page(
    actor: Actor, course: Course, *, box: Inbox, key: str | None = None, size: int = PAGE_SIZE
) -> InboxPage:
    """Open questions, the longest waiting first; or answered ones, the newest answer first."""
    rows = _inbox(actor, course).filter(answered_at__isnull=box is Inbox.OPEN)
    order = "asked_at" if box is Inbox.OPEN else "-answered_at"
    page = page_of(rows, by=order, key=key, size=size)
    return InboxPage([_entry(row, course) for row in page.rows], page.next_key)


def inbox_entry(actor: Actor, course: Course, *, public_id: uuid.UUID) -> InboxEntry:
    """One question to the team of `course`. Raises NotFound."""
    return _entry(_the(_inbox(actor, course).filter(public_id=public_id)), course)


def _inbox(actor: Actor, course: Course) -> QuerySet[Question]:
    rows = Question.objects.filter(questions_answerable_by(actor), unit__course=course)
    hidden = name_is_hidden(actor, course, of="asker")
    with_people = rows.select_related("unit", "asker").prefetch_related(ANSWERS)
    return with_people.annotate(name_hidden=hidden)


def _entry(row: Any, course: Course) -> InboxEntry:
    row.unit.course = course
    return InboxEntry(
        question=row,
        asker_name=shown_name(row.asker, course, is_hidden=row.name_hidden),
        days=max(0, (now() - row.asked_at).days),
        answers=list(row.answers.all()),
    )


def open_count(course: Course) -> int:
    """How many questions wait for the team of `course`."""
    return Question.objects.filter(unit__course=course, answered_at__isnull=True).count()


def own_questions(actor: Actor) -> QuerySet[Question]:
    """What `actor` has asked, with units, courses and answers, the newest last."""
    return (
        Question.objects.filter(asker=person_behind(actor))
        .select_related("unit__course")
        .prefetch_related(ANSWERS)
        .order_by("asked_at", "pk")
    )


def own_page(
    actor: Actor, *, unit: Unit | None = None, key: str | None = None, size: int = PAGE_SIZE
) -> Page[Question]:
    """What `actor` has asked, everywhere or at `unit`, the newest first."""
    rows = own_questions(actor)
    return page_of(
        rows if unit is None else rows.filter(unit=unit), by="-asked_at", key=key, size=size
    )


def own_questions_at(actor: Actor, unit: Unit) -> list[Question]:
    """What `actor` has asked at `unit`, in order."""
    return list(own_questions(actor).filter(unit=unit))


def own_question(actor: Actor, *, public_id: uuid.UUID) -> Question:
    """A question of `actor`. Raises NotFound."""
    return _the(own_questions(actor).filter(public_id=public_id))


def changeable_question(actor: Actor, *, public_id: uuid.UUID) -> Question:
    """A question of `actor` that nobody has answered yet. Raises NotFound."""
    rows = own_questions(actor).filter(questions_changeable_by(actor))
    return _the(rows.filter(public_id=public_id))


def _the(rows: QuerySet[Question]) -> Question:
    found = rows.first()
    if found is None:
        raise NotFound(_("There is no such question."), code="question_not_found")
    return found


def unread_count(actor: Actor) -> int | None:
    """How many answers `actor` has not read yet; None for who never asked. One query."""
    person = person_behind(actor)
    numbers = unread_by(person).values_list("number", flat=True) if person else ()
    return next(iter(numbers), None)


def unread_by(person: User) -> QuerySet[Any, Any]:
    """The number of `unread_count` as one row, or none; part of a larger query."""
    unread = Q(answers__isnull=False, answers__read_at__isnull=True)
    asked = Question.objects.filter(asker=person).order_by().values("asker")
    return asked.annotate(number=Count("answers", filter=unread))


def unread_answers(actor: Actor) -> list[Answer]:
    """The newest answers that `actor` has not read yet."""
    rows = Answer.objects.filter(question__asker=person_behind(actor), read_at__isnull=True)
    newest = rows.select_related("author", "question__unit__course").order_by("-pk")
    return list(newest[:SHOWN_ON_DASHBOARD])


def courses_with_open_questions(actor: Actor) -> list[Course]:
    """Courses whose team `actor` belongs to and that questions wait in, as `open_questions`."""
    waits = Q(units__questions__isnull=False, units__questions__answered_at__isnull=True)
    rows = Course.objects.filter(team__person=person_behind(actor)).annotate(
        open_questions=Count("units__questions", filter=waits, distinct=True)
    )
    return list(rows.filter(open_questions__gt=0).order_by("sort_title", "pk"))


def team_names(course: Course) -> list[str]:
    """The names of those who read what is asked in `course`, owners first."""
    people = User.objects.filter(course_teams__course=course, is_active=True)
    return [str(person) for person in people.order_by(F("course_teams__role"), "sort_name")]


def courses_to_announce() -> list[int]:
    """Primary keys of courses with open questions of which their team was not told yet."""
    rows = Question.objects.filter(told_at__isnull=True, answered_at__isnull=True)
    return list(rows.values_list("unit__course", flat=True).distinct().order_by())
