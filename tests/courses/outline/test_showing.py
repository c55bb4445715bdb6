"""When a unit is there for learners: the rule, and the same rule as a filter."""

import datetime

import pytest

from courses.outline.models import Unit
from courses.outline.selectors import counted_at, minutes_of, shown_at
from courses.outline.showing import COUNTED, Showing, ShowingFacts, showing_of
from courses.outline.vocabulary import Release
from lms.kernel.clock import now
from tests.factories.outline import SectionFactory, UnitFactory

NOW = datetime.datetime(2026, 12, 1, 8, 0, tzinfo=datetime.UTC)
HOUR = datetime.timedelta(hours=1)
BEFORE, AFTER = NOW - HOUR, NOW + HOUR


@pytest.mark.parametrize(
    ("published", "shown_from", "shown_until", "expected"),
    [
        (False, None, None, Showing.DRAFT),
        (False, AFTER, None, Showing.DRAFT),
        (True, None, None, Showing.NOW),
        (True, BEFORE, AFTER, Showing.NOW),
        (True, NOW, None, Showing.NOW),
        (True, AFTER, None, Showing.LATER),
        (True, None, NOW, Showing.OVER),
        (True, BEFORE - HOUR, BEFORE, Showing.OVER),
    ],
)
def test_a_unit_is_shown_from_its_first_moment_until_its_last(
    published: bool,
    shown_from: datetime.datetime | None,
    shown_until: datetime.datetime | None,
    expected: Showing,
) -> None:
    assert showing_of(ShowingFacts(published, shown_from, shown_until), now=NOW) is expected


@pytest.mark.django_db
def test_the_filters_say_what_the_rule_says() -> None:
    section = SectionFactory.create()
    for state in Release:
        for start in (None, BEFORE, NOW, AFTER):
            for end in (None, BEFORE, NOW, AFTER):
                if not (start and end and start >= end):
                    UnitFactory.create(
                        section=section, state=state, visible_from=start, visible_until=end
                    )
    units = list(Unit.objects.all())
    counted = set(Unit.objects.filter(counted_at(NOW)))
    shown = set(Unit.objects.filter(shown_at(NOW)))

    assert counted == {unit for unit in units if unit.showing(now=NOW) in COUNTED}
    assert shown == {unit for unit in units if unit.showing(now=NOW) is Showing.NOW}
    assert set() < shown < counted < set(units)


@pytest.mark.django_db
def test_a_course_takes_as_long_as_the_units_that_count() -> None:
    section = SectionFactory.create()
    UnitFactory.create(section=section, minutes=10)
    UnitFactory.create(section=section, minutes=20, visible_from=now() + HOUR)
    UnitFactory.create(section=section, minutes=40, state=Release.DRAFT)
    UnitFactory.create(section=section, minutes=80, visible_until=now() - HOUR)
    assert minutes_of(section.course) == 30
