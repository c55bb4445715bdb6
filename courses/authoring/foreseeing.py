"""Reading what a change would do to the learners of a running course, in a few queries however many."""

from collections import defaultdict

from django.db.models import Q

from courses.authoring.foresight import Consequences, Learner, UnitRule, consequences
from courses.authoring.properties import UnitProperties
from courses.enrolment.models import Enrolment
from courses.learning.completion import Rule, UnitFacts
from courses.learning.models import UnitProgress
from courses.learning.standing import facts_of
from courses.outline.models import Course, Unit
from courses.outline.selectors import counted_units
from courses.outline.showing import COUNTED
from courses.outline.vocabulary import Release, State
from lms.kernel.clock import now


def foresee_unit(unit: Unit, wanted: UnitProperties | None) -> Consequences:
    """What giving `unit` the properties `wanted` would do; None means that it leaves the course.

    Nothing where the course is not running: nobody learns in a draft.
    """
    course = unit.course
    if course.state == State.DRAFT:
        return Consequences()
    before = {each.pk: _rule_of(each) for each in counted_units(course)}
    after = {pk: rule for pk, rule in before.items() if pk != unit.pk}
    if wanted is not None and _would_count(wanted):
        after[unit.pk] = UnitRule(Rule(wanted.completion), wanted.pass_percent)
    if before == after:
        return Consequences()
    return consequences(_learners(course, unit), before=before, after=after)


def _rule_of(unit: Unit) -> UnitRule:
    return UnitRule(Rule(unit.completion), unit.pass_percent)


def _would_count(wanted: UnitProperties) -> bool:
    imagined = Unit(
        state=wanted.state, visible_from=wanted.visible_from, visible_until=wanted.visible_until
    )
    return wanted.state is Release.PUBLISHED and imagined.showing(now=now()) in COUNTED


def _learners(course: Course, unit: Unit) -> list[Learner]:
    """Everybody who takes part now, with what she has done, in two queries; in `unit`, too, if archived."""
    active = Enrolment.objects.filter(course=course, left_at__isnull=True)
    people = list(active.values_list("learner", flat=True))
    facts: dict[int, dict[int, UnitFacts]] = defaultdict(dict)
    done: dict[int, set[int]] = defaultdict(set)
    rows = UnitProgress.objects.filter(
        Q(unit__archived_at__isnull=True) | Q(unit=unit),
        unit__course=course,
        learner__in=active.values("learner"),
    )
    for row in rows.select_related("unit"):
        facts[row.learner_id][row.unit_id] = facts_of(row.unit, row)
        if row.completed_at is not None:
            done[row.learner_id].add(row.unit_id)
    return [Learner(facts[person], frozenset(done[person])) for person in people]
