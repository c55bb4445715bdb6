"""What the clock changes is told of as if somebody had changed it: nobody waits for the next edit."""

import datetime

import pytest

from courses.authoring.models import ShowingClock
from courses.authoring.services import tell_passed_moments
from courses.enrolment.services import enrol_learner
from courses.learning.models import Confirmation
from courses.learning.services import mark_done
from courses.outline.models import Course, Unit
from courses.outline.vocabulary import State
from lms.kernel.clock import now
from tests.courses.authoring.conftest import Bench
from tests.factories.accounts import UserFactory
from tests.support.jobs import work_off_jobs

pytestmark = pytest.mark.django_db
HOUR = datetime.timedelta(hours=1)


def test_who_has_done_all_that_is_left_is_done_once_the_last_unit_has_gone(bench: Bench) -> None:
    Course.objects.filter(pk=bench.course.pk).update(state=State.PUBLISHED)
    learner = UserFactory.create()
    enrol_learner(actor=learner, course=Course.objects.get())
    for unit in (bench.a, bench.b):
        mark_done(actor=learner, unit=Unit.objects.get(pk=unit.pk))
    assert tell_passed_moments() == []  # the clock begins
    ShowingClock.objects.update(told_until=now() - HOUR)
    Unit.objects.filter(pk=bench.c.pk).update(visible_until=now() - HOUR / 2)
    assert not Confirmation.objects.exists()

    assert tell_passed_moments() == [bench.course.pk]
    work_off_jobs()
    assert Confirmation.objects.filter(learner=learner, course=bench.course).exists()
    assert Course.objects.get().minutes == bench.a.minutes + bench.b.minutes
    assert tell_passed_moments() == []


def test_drafts_archived_units_and_moments_to_come_are_not_told_of(bench: Bench) -> None:
    ShowingClock.objects.create(pk=1, told_until=now() - HOUR)
    Unit.objects.filter(pk=bench.a.pk).update(visible_from=now() - HOUR / 2, state="draft")
    Unit.objects.filter(pk=bench.b.pk).update(visible_from=now() + HOUR)
    Unit.objects.filter(pk=bench.c.pk).update(
        visible_from=now() - HOUR / 2, archived_at=now(), section=None
    )
    assert tell_passed_moments() == []
    assert ShowingClock.objects.get().told_until > now() - HOUR / 2
