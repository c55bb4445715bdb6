"""The rows of a roster as the database finds them: one query for all, whatever is sorted or filtered by.

The filter by state says in SQL what `stuck.state_of` says for one learner; a test holds them together.
"""

import datetime
from typing import Any

from django.db.models import (
    BooleanField,
    Case,
    ExpressionWrapper,
    F,
    FilteredRelation,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from courses.enrolment.models import Enrolment
from courses.learning.models import UnitProgress
from courses.learning.names import name_is_hidden
from courses.outline.models import Course, Unit
from courses.outline.selectors import shown_at
from courses.roster.filters import RosterFilter, Shown, Sort
from courses.roster.stuck import stuck_if_opened_by
from lms.accounts.actors import Actor
from lms.kernel.clock import now
from lms.kernel.folding import fold
from lms.schools.known_people import (
    KnownPlaces,
    belongs_to_class,
    belongs_to_school,
)
from lms.schools.models import School, SchoolClass

ORDER = {
    Sort.NAME: "name_order",
    Sort.PROGRESS: "share",
    Sort.MOST_PROGRESS: "-share",
    Sort.ACTIVITY: "last_active_at",
    Sort.NEWEST_ACTIVITY: "-last_active_at",
}
_BEHIND_ALL_NAMES = "zzzzzzzz"
"""Who has no name for this reader stands at the end, in no order that would give it away."""


def all_rows(actor: Actor, course: Course) -> QuerySet[Enrolment]:
    """Everybody with an open account who takes part or has, with what a roster tells of them.

    `share` is progress in thousandths; `opened_at` and `open_unit_id` are those of the unit that has
    been open the longest.
    """
    own_progress = Q(learner__course_progress__course=course)
    return (
        Enrolment.objects.filter(course=course, learner__is_active=True)
        .select_related("learner")
        .annotate(mine=FilteredRelation("learner__course_progress", condition=own_progress))
        .annotate(
            has_begun=ExpressionWrapper(Q(mine__pk__isnull=False), output_field=BooleanField()),
            finished_at=F("mine__completed_at"),
            units_done=Coalesce(F("mine__units_done"), 0),
            units_total=Coalesce(F("mine__units_total"), 0),
            share=_share(),
            last_active_at=Coalesce(F("mine__last_active_at"), F("enrolled_at")),
            name_hidden=name_is_hidden(actor, course, of="learner"),
            **_longest_open(course),
        )
        .annotate(
            name_order=Case(
                When(name_hidden=True, then=Value(_BEHIND_ALL_NAMES)),
                default=F("learner__sort_name"),
            )
        )
    )


def _share() -> Case:
    thousandths = F("mine__units_done") * 1000 / F("mine__units_total")
    known = When(mine__units_total__gt=0, then=thousandths)
    return Case(known, default=0, output_field=IntegerField())


def _longest_open(course: Course) -> dict[str, Any]:
    begun = UnitProgress.objects.filter(
        learner=OuterRef("learner"),
        unit__in=Unit.objects.filter(shown_at(now()), course=course),
        first_viewed_at__isnull=False,
        completed_at__isnull=True,
    ).order_by("first_viewed_at", "unit_id")
    return {
        "opened_at": Subquery(begun.values("first_viewed_at")[:1]),
        "open_unit_id": Subquery(begun.values("unit_id")[:1]),
    }


def is_shown(shown: Shown, *, now: datetime.datetime) -> Q:
    """A filter for rows in the state that is asked for."""
    active = Q(left_at__isnull=True)
    under_way = active & Q(finished_at__isnull=True)
    return {
        Shown.ACTIVE: active,
        Shown.FINISHED: active & Q(finished_at__isnull=False),
        Shown.NOT_BEGUN: under_way & Q(has_begun=False),
        Shown.STUCK: under_way & Q(has_begun=True, opened_at__lte=stuck_if_opened_by(now)),
        Shown.LEFT: Q(left_at__isnull=False),
    }[shown]


def chosen_rows(
    rows: QuerySet[Enrolment], *, known: KnownPlaces, chosen: RosterFilter, now: datetime.datetime
) -> QuerySet[Enrolment]:
    """The rows that fit the choice. Hidden names can't be searched for, nor unknown schools."""
    rows = rows.filter(is_shown(chosen.shown, now=now))
    for word in fold(chosen.search).split():
        rows = rows.filter(Q(name_hidden=False), learner__sort_name__contains=word)
    if chosen.school:
        schools = School.objects.filter(known.schools, public_id=chosen.school)
        rows = rows.filter(*[belongs_to_school(school, of="learner") for school in schools])
    if chosen.school_class:
        classes = SchoolClass.objects.filter(known.classes, public_id=chosen.school_class)
        rows = rows.filter(*[belongs_to_class(found, of="learner") for found in classes])
    return rows
