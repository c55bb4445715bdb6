"""What a change does to learners: told before, and true afterwards."""

import itertools

import pytest
from django.core import mail
from django.test import Client

from courses.authoring import services
from courses.authoring.foreseeing import foresee_unit
from courses.authoring.foresight import Consequences, Learner, UnitRule, consequences
from courses.authoring.selectors import unit_properties
from courses.enrolment.services import enrol_learner
from courses.learning.completion import Rule, UnitFacts
from courses.learning.evaluation import reevaluate_course
from courses.learning.models import Confirmation, CourseProgress
from courses.learning.services import mark_done, record_view
from courses.outline.models import Unit
from courses.outline.vocabulary import Completion, Release, State
from lms.accounts.models import User
from tests.courses.authoring.conftest import Bench
from tests.factories.accounts import UserFactory
from tests.factories.outline import UnitFactory
from tests.support.jobs import work_off_jobs
from tests.support.queries import count_queries

MARK, VIEW = UnitRule(Rule.MARK), UnitRule(Rule.VIEW)
HERE = "/kurse/werk/werkstatt/"


def somebody(*, done: set[int] = frozenset(), viewed: set[int] = frozenset()) -> Learner:  # type: ignore[assignment]
    """A learner who has done some units and opened others."""
    facts = {unit: UnitFacts(Rule.MARK, viewed=True) for unit in done | viewed}
    return Learner(facts, frozenset(done))


@pytest.mark.parametrize(
    ("learner", "before", "after", "expected"),
    [
        (somebody(done={1}), {1: MARK}, {1: MARK, 2: MARK}, "reopened"),
        (somebody(done={1}), {1: MARK, 2: MARK}, {1: MARK}, "completed"),
        (somebody(), {1: MARK}, {1: MARK, 2: MARK}, "more"),
        (somebody(), {1: MARK, 2: MARK}, {1: MARK}, "less"),
        (somebody(viewed={1}), {1: MARK}, {1: VIEW}, "completed"),
        (somebody(done={1}), {1: VIEW}, {1: UnitRule(Rule.SCORE, 60)}, ""),
        (somebody(done={1, 2}), {1: MARK}, {1: MARK, 2: MARK}, ""),
        (somebody(), {1: MARK}, {}, "less"),
    ],
)
def test_each_learner_is_counted_once_for_what_changes(
    learner: Learner, before: dict[int, UnitRule], after: dict[int, UnitRule], expected: str
) -> None:
    found = consequences([learner], before=before, after=after)
    assert found == Consequences(learners=1, **({expected: 1} if expected else {}))
    assert found.concern_anybody is bool(expected)


@pytest.fixture
def crowd(bench: Bench) -> list[User]:
    """Nobody done; a done; a and b done; everything done; c only opened."""
    people = [UserFactory.create() for _number in range(5)]
    for person in people:
        enrol_learner(actor=person, course=bench.course)
    for person, units in zip(
        people, ([], [bench.a], [bench.a, bench.b], [bench.a, bench.b, bench.c]), strict=False
    ):
        for unit in units:
            mark_done(actor=person, unit=unit)
    record_view(actor=people[4], unit=bench.c)
    return people


def left(bench: Bench) -> dict[int, int]:
    """How many units each has before them, after everything was evaluated anew."""
    reevaluate_course(bench.course.pk)
    rows = CourseProgress.objects.filter(course=bench.course)
    return {row.learner_id: row.units_left for row in rows}


@pytest.mark.django_db
@pytest.mark.parametrize("change", ["archive", "draft", "view"])
def test_what_was_foreseen_is_what_happens(bench: Bench, crowd: list[User], change: str) -> None:
    unit = Unit.objects.select_related("course").get(pk=bench.c.pk)
    properties = unit_properties(unit)
    wanted = {
        "archive": None,
        "draft": properties.__class__(**{**vars(properties), "state": Release.DRAFT}),
        "view": properties.__class__(**{**vars(properties), "completion": Completion.VIEW}),
    }[change]
    before = left(bench)
    foreseen = foresee_unit(unit, wanted)
    if wanted is None:
        services.archive_unit(actor=bench.author, course=bench.course, key="c")
    else:
        services.change_unit(actor=bench.author, course=bench.course, key="c", wanted=wanted)
    after = left(bench)

    assert foreseen.learners == 5
    newly = sum(before.get(p, 9) > 0 and after.get(p, 9) == 0 for p in before)
    fewer = sum(0 < after.get(p, 9) < before.get(p, 9) for p in before)
    assert (foreseen.completed, foreseen.reopened, foreseen.more) == (newly, 0, 0)
    begun = set(before)
    not_begun = sum(person.pk not in begun for person in crowd)
    assert foreseen.less == fewer + (not_begun if change != "view" else 0)


@pytest.mark.django_db
def test_a_new_required_unit_reopens_the_course_and_confirmations_stay(
    bench: Bench, crowd: list[User]
) -> None:
    new = services.add_unit(
        actor=bench.author, course=bench.course, section_key="two", title="Neu", kind_key="reading"
    )
    unit = Unit.objects.select_related("course").get(pk=new.pk)
    properties = unit_properties(unit)
    wanted = properties.__class__(**{**vars(properties), "state": Release.PUBLISHED})
    assert foresee_unit(unit, wanted) == Consequences(learners=5, reopened=1, more=4)
    services.change_unit(actor=bench.author, course=bench.course, key=unit.key, wanted=wanted)
    reevaluate_course(bench.course.pk)
    assert Confirmation.objects.filter(learner=crowd[3]).exists()


@pytest.mark.django_db
def test_in_a_draft_nobody_is_concerned(bench: Bench, crowd: list[User]) -> None:
    bench.course.state = State.DRAFT
    bench.c.course = bench.course
    assert foresee_unit(bench.c, None) == Consequences()


@pytest.mark.django_db
def test_foreseeing_for_a_crowd_takes_no_more_queries(bench: Bench, crowd: list[User]) -> None:
    unit = Unit.objects.select_related("course").get(pk=bench.c.pk)
    few = count_queries(lambda: foresee_unit(unit, None))
    for _number in range(15):
        person = UserFactory.create()
        enrol_learner(actor=person, course=bench.course)
        mark_done(actor=person, unit=bench.a)
    for _number in range(5):
        UnitFactory.create(section=bench.two)
    assert count_queries(lambda: foresee_unit(unit, None)) == few


@pytest.mark.django_db
def test_the_page_asks_before_it_changes_and_sends_the_words(
    bench: Bench, crowd: list[User], client: Client
) -> None:
    reader = UserFactory.create(email="lesende@example.org", language="en")
    enrol_learner(actor=reader, course=bench.course)
    client.force_login(bench.author)
    address = f"{HERE}einheiten/c/archivieren/"
    page = client.post(address).content.decode()
    assert "1 Person hat damit alles erledigt und bekommt die Bestätigung." in page
    assert bench.keys() == [["a", "b"], ["c"]]

    client.post(address, {"confirmed": "1", "note": "C ist jetzt Teil von B."})
    assert bench.keys() == [["a", "b"], []]
    back = f"{HERE}einheiten/c/zurueckholen/"
    asked = client.post(back, {"section": "two"}).content.decode()
    assert "„C“ zurückholen?" in asked
    assert '<input type="hidden" name="section" value="two">' in asked
    assert bench.keys() == [["a", "b"], []]
    client.post(back, {"section": "two", "confirmed": "1"})
    assert bench.keys() == [["a", "b"], ["c"]]
    work_off_jobs()
    [message] = [each for each in mail.outbox if each.to == ["lesende@example.org"]]
    assert message.subject == "Something new in “Werk”"
    assert "C ist jetzt Teil von B." in message.body


@pytest.mark.django_db
def test_a_change_that_concerns_nobody_is_made_at_once(bench: Bench, client: Client) -> None:
    client.force_login(bench.author)
    client.post(f"{HERE}einheiten/c/archivieren/")
    assert list(itertools.chain(*bench.keys())) == ["a", "b"]
