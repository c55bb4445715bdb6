"""How somebody stands towards a course, besides how far she has got: one query for all of it."""

import datetime
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Subquery

from courses.enrolment.models import Enrolment
from courses.enrolment.policies import course_taken_by
from courses.learning.models import Confirmation
from courses.outline.models import Course
from courses.outline.policies import CourseRight, flag, right_columns, rights_from
from lms.accounts.actors import Actor, person_behind


@dataclass(frozen=True)
class Footing:
    """Whether one is enrolled, may open units, belongs to the team, and has completed the course."""

    enrolled: bool = False
    may_learn: bool = False
    rights: frozenset[CourseRight] = frozenset()
    completed_at: datetime.datetime | None = None


def footing_in(actor: Actor, course: Course) -> Footing:
    """The footing of `actor` in `course`; a visitor has none."""
    person = person_behind(actor)
    if person is None:
        return Footing()
    enrolled = Enrolment.objects.filter(learner=person, course=OuterRef("pk"), left_at__isnull=True)
    completed = Confirmation.objects.filter(learner=person, course=OuterRef("pk")).order_by()
    row = (
        Course.objects.filter(pk=course.pk)
        .values(
            enrolled=Exists(enrolled),
            takes_part=flag(course_taken_by(person)),
            completed_at=Subquery(completed.values("completed_at")[:1]),
            **right_columns(person),
        )
        .get()
    )
    rights = rights_from(row)
    return Footing(
        enrolled=row["enrolled"],
        may_learn=row["takes_part"] or CourseRight.LOOK in rights,
        rights=rights,
        completed_at=row["completed_at"],
    )
