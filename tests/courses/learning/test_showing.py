"""Learners meet published units in their time; what was done in a unit stays when it is hidden."""

import datetime

import pytest
from django.test import Client

from courses.enrolment.services import enrol_learner
from courses.learning.evaluation import reevaluate_course
from courses.learning.models import Confirmation, CourseProgress, UnitProgress
from courses.learning.services import mark_done, record_view
from courses.learning.standing import UnitState, standing_in
from courses.outline.models import Unit
from courses.outline.showing import Showing
from courses.outline.vocabulary import Release, TeamRole
from lms.kernel.clock import now
from lms.kernel.errors import Conflict
from tests.courses.learning.conftest import Journey
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db

DAY = datetime.timedelta(days=1)


def change(unit: Unit, **values: object) -> None:
    """Set columns of the unit, as the workshop would."""
    for name, value in values.items():
        setattr(unit, name, value)
    unit.save()


def keys(journey: Journey) -> list[str]:
    """The units that the learner finds."""
    return [entry.unit.key for entry in standing_in(journey.learner, journey.course).units]


def test_drafts_and_hidden_units_are_not_there_for_learners(
    journey: Journey, client: Client
) -> None:
    change(journey.b, state=Release.DRAFT)
    change(journey.c, visible_until=now() - DAY)

    assert keys(journey) == ["a", "d"]
    client.force_login(journey.learner)
    assert client.get("/kurse/reise/lernen/b/").status_code == 404
    assert client.get("/kurse/reise/lernen/c/").status_code == 404
    page = client.get("/kurse/reise/").content.decode()
    assert ">A</span>" in page
    assert ">B</span>" not in page


def test_the_team_sees_all_units_with_their_state(journey: Journey, client: Client) -> None:
    change(journey.b, state=Release.DRAFT)
    change(journey.c, visible_until=now() - DAY)
    author = UserFactory.create(language="en")
    journey.course.team.create(person=author, role=TeamRole.AUTHOR)

    client.force_login(author)
    page = client.get("/kurse/reise/").content.decode()
    assert page.count('<span class="badge badge--warn">Draft</span>') == 1
    assert page.count('<span class="badge">Hidden</span>') == 1
    assert client.get("/kurse/reise/lernen/b/").status_code == 200


def test_a_unit_that_opens_later_counts_and_says_when(journey: Journey, client: Client) -> None:
    opens = datetime.datetime(2199, 3, 1, 7, 0, tzinfo=datetime.UTC)
    change(journey.a, visible_from=opens)

    entry = standing_in(journey.learner, journey.course).entry_of(journey.a)
    assert (entry.showing, entry.state, entry.opens_at) == (Showing.LATER, UnitState.LOCKED, opens)
    with pytest.raises(Conflict) as refused:
        record_view(actor=journey.learner, unit=journey.a)
    assert refused.value.code == "locked"

    client.force_login(journey.learner)
    page = client.get("/kurse/reise/lernen/a/").content.decode()
    assert "Öffnet sich am 1. März 2199 um 08:00" in page
    assert "Hello" not in page
    answer = client.get("/api/v1/courses/reise/standing/").json()
    assert answer["sections"][0]["units"][0]["opens_at"].startswith("2199-03-01T")


def test_the_course_is_complete_without_what_is_hidden(journey: Journey) -> None:
    for unit in (journey.c, journey.d):
        change(unit, visible_until=now() - DAY)
    mark_done(actor=journey.learner, unit=journey.a)
    record_view(actor=journey.learner, unit=journey.b)

    [confirmation] = Confirmation.objects.all()
    assert [part["title"] for part in confirmation.contents] == ["Eins"]


def test_the_course_is_not_complete_before_its_last_unit_has_opened(journey: Journey) -> None:
    change(journey.c, state=Release.DRAFT)
    change(journey.d, visible_from=now() + DAY)
    mark_done(actor=journey.learner, unit=journey.a)
    record_view(actor=journey.learner, unit=journey.b)

    assert not Confirmation.objects.exists()
    overall = CourseProgress.objects.get()
    assert (overall.units_done, overall.units_total) == (2, 3)
    resume = standing_in(journey.learner, journey.course).resume
    assert resume is not None
    assert resume.unit == journey.d, "nothing is open: its page says when it opens"


def test_what_was_done_in_a_unit_stays_when_it_is_hidden_and_shown_again(journey: Journey) -> None:
    mark_done(actor=journey.learner, unit=journey.a)
    change(journey.a, state=Release.DRAFT)
    reevaluate_course(journey.course.pk)
    assert CourseProgress.objects.get().units_done == 0
    assert UnitProgress.objects.get(unit=journey.a).completed_at is not None

    change(journey.a, state=Release.PUBLISHED)
    reevaluate_course(journey.course.pk)
    assert CourseProgress.objects.get().units_done == 1


def test_a_hidden_unit_holds_nobody_up(journey: Journey) -> None:
    change(journey.b, state=Release.DRAFT)
    mark_done(actor=journey.learner, unit=journey.a)
    standing = standing_in(journey.learner, journey.course)
    assert not standing.entry_of(journey.c).locked, "section one is finished without b"


def test_of_the_team_who_takes_part_learns_as_others_do(journey: Journey) -> None:
    owner = UserFactory.create()
    journey.course.team.create(person=owner, role=TeamRole.OWNER)
    enrol_learner(actor=owner, course=journey.course)
    change(journey.b, state=Release.DRAFT)
    client = Client()
    client.force_login(owner)
    assert client.get("/kurse/reise/lernen/b/").status_code == 404
    assert client.get("/kurse/reise/lernen/a/").status_code == 200
