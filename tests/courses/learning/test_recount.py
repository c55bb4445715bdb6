"""Mending counters."""

import io

import pytest
from django.core.management import call_command

from courses.learning.models import CourseProgress
from courses.learning.services import mark_done
from tests.courses.learning.conftest import Journey

pytestmark = pytest.mark.django_db


def recount(*arguments: str) -> str:
    said = io.StringIO()
    call_command("recount_progress", *arguments, stdout=said)
    return said.getvalue().strip()


def test_wrong_counters_are_mended_and_right_ones_left(journey: Journey) -> None:
    mark_done(actor=journey.learner, unit=journey.a)
    assert recount() == "1 counted, 0 mended."

    CourseProgress.objects.update(units_done=0, minutes_left=7)

    assert recount("--course", "reise") == "1 counted, 1 mended."
    assert CourseProgress.objects.get().units_done == 1


def test_another_course_is_not_touched(journey: Journey) -> None:
    mark_done(actor=journey.learner, unit=journey.a)

    assert recount("--course", "other") == "0 counted, 0 mended."
