"""Progress, results and completion, through the one write path."""

import pytest

from courses.enrolment.services import enrol_learner, leave_course
from courses.learning.evaluation import reevaluate_course
from courses.learning.events import CourseCompleted
from courses.learning.models import Attempt, Confirmation, CourseProgress, UnitProgress
from courses.learning.services import mark_done, record_result, record_view, unmark_done
from courses.learning.standing import UnitState, standing_in
from courses.outline.vocabulary import Completion
from lms.kernel import events
from lms.kernel.clock import now
from lms.kernel.errors import Conflict, InvalidInput, NotAllowed, NotFound
from tests.courses.learning.conftest import Journey
from tests.factories.accounts import UserFactory
from tests.factories.outline import UnitFactory

pytestmark = pytest.mark.django_db


def finish(journey: Journey) -> None:
    mark_done(actor=journey.learner, unit=journey.a)
    record_view(actor=journey.learner, unit=journey.b)
    record_result(actor=journey.learner, unit=journey.c, raw_score=3, max_score=5, source="quiz")
    mark_done(actor=journey.learner, unit=journey.d)


def states(journey: Journey) -> list[UnitState]:
    return [entry.state for entry in standing_in(journey.learner, journey.course).units]


def test_units_open_one_after_the_other(journey: Journey) -> None:
    assert states(journey) == ["open", "open", "locked", "locked"]

    mark_done(actor=journey.learner, unit=journey.a)
    record_view(actor=journey.learner, unit=journey.b)
    assert states(journey) == ["done", "done", "open", "locked"]

    record_result(actor=journey.learner, unit=journey.c, raw_score=3, max_score=5, source="quiz")
    assert states(journey) == ["done", "done", "done", "open"]


def test_a_closed_unit_accepts_nothing(journey: Journey) -> None:
    with pytest.raises(Conflict) as refused:
        record_view(actor=journey.learner, unit=journey.c)

    assert refused.value.code == "locked"
    assert not UnitProgress.objects.exists()


def test_opening_a_unit_to_be_marked_begins_it_only(journey: Journey) -> None:
    record_view(actor=journey.learner, unit=journey.a)

    assert states(journey)[0] == UnitState.BEGUN


def test_a_result_below_the_mark_leaves_the_unit_open_and_says_how_far(journey: Journey) -> None:
    mark_done(actor=journey.learner, unit=journey.a)
    record_view(actor=journey.learner, unit=journey.b)
    record_result(actor=journey.learner, unit=journey.c, raw_score=2, max_score=5, source="quiz")

    entry = standing_in(journey.learner, journey.course).entry_of(journey.c)
    assert entry.state == UnitState.BEGUN
    assert (entry.condition.reached_percent, entry.condition.needed_percent) == (40, 60)


def test_the_best_attempt_decides_and_all_are_kept(journey: Journey) -> None:
    mark_done(actor=journey.learner, unit=journey.a)
    record_view(actor=journey.learner, unit=journey.b)
    for points in (4, 1):
        record_result(
            actor=journey.learner, unit=journey.c, raw_score=points, max_score=5, source="quiz"
        )

    assert states(journey)[2] == UnitState.DONE
    numbers = Attempt.objects.filter(unit=journey.c).values_list("number", "scaled")
    assert list(numbers) == [(1, 0.8), (2, 0.2)]


def test_a_result_sent_twice_counts_once(journey: Journey) -> None:
    mark_done(actor=journey.learner, unit=journey.a)
    record_view(actor=journey.learner, unit=journey.b)

    def send() -> Attempt:
        return record_result(
            actor=journey.learner,
            unit=journey.c,
            raw_score=3,
            max_score=5,
            source="quiz",
            source_id="x1",
        )

    first, second = send(), send()

    assert first == second
    assert Attempt.objects.count() == 1


@pytest.mark.parametrize(("raw", "maximum"), [(6, 5), (-1, 5), (1, 0), (float("nan"), 5)])
def test_impossible_points_are_refused(journey: Journey, raw: float, maximum: float) -> None:
    with pytest.raises(InvalidInput, match=r"0|Null"):
        record_result(
            actor=journey.learner, unit=journey.a, raw_score=raw, max_score=maximum, source="quiz"
        )

    assert not Attempt.objects.exists()


def test_the_last_unit_completes_the_course_at_once(
    journey: Journey, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[CourseCompleted] = []
    monkeypatch.setitem(events._handlers, CourseCompleted, [heard.append])

    finish(journey)

    progress = CourseProgress.objects.get(learner=journey.learner)
    assert (progress.units_done, progress.units_total, progress.minutes_left) == (4, 4, 0)
    assert progress.completed_at is not None
    confirmation = Confirmation.objects.get()
    assert (confirmation.learner_name, confirmation.course_title) == ("Meryem Kaya", "Reise")
    assert [part["title"] for part in confirmation.contents] == ["Eins", "Zwei"]
    assert heard == [CourseCompleted(journey.learner.pk, journey.course.pk)]


def test_marking_twice_changes_nothing(journey: Journey) -> None:
    mark_done(actor=journey.learner, unit=journey.a)
    first = UnitProgress.objects.get(unit=journey.a).completed_at
    mark_done(actor=journey.learner, unit=journey.a)

    assert UnitProgress.objects.get(unit=journey.a).completed_at == first


def test_a_mark_can_be_taken_back(journey: Journey) -> None:
    mark_done(actor=journey.learner, unit=journey.a)
    unmark_done(actor=journey.learner, unit=journey.a)

    assert states(journey)[0] == UnitState.BEGUN
    assert CourseProgress.objects.get(learner=journey.learner).units_done == 0


def test_a_confirmation_once_given_stays_when_a_mark_is_taken_back(journey: Journey) -> None:
    finish(journey)
    unmark_done(actor=journey.learner, unit=journey.d)

    assert Confirmation.objects.filter(learner=journey.learner).exists()
    assert CourseProgress.objects.get(learner=journey.learner).completed_at is not None


def test_a_unit_done_by_score_cannot_be_marked(journey: Journey) -> None:
    mark_done(actor=journey.learner, unit=journey.a)
    record_view(actor=journey.learner, unit=journey.b)

    for write in (mark_done, unmark_done):
        with pytest.raises(Conflict) as refused:
            write(actor=journey.learner, unit=journey.c)
        assert refused.value.code == "not_markable"


def test_leaving_and_coming_back_loses_no_progress(journey: Journey) -> None:
    mark_done(actor=journey.learner, unit=journey.a)
    leave_course(actor=journey.learner, course=journey.course)
    enrol_learner(actor=journey.learner, course=journey.course)

    assert states(journey)[0] == UnitState.DONE


def test_who_has_left_can_write_nothing(journey: Journey) -> None:
    leave_course(actor=journey.learner, course=journey.course)

    with pytest.raises(NotFound) as refused:
        mark_done(actor=journey.learner, unit=journey.a)
    assert refused.value.code == "course_not_found"


def test_the_team_looks_without_leaving_a_trace(journey: Journey) -> None:
    trainer = UserFactory.create()
    journey.course.team.create(person=trainer, role="trainer")

    with pytest.raises(NotAllowed) as refused:
        record_view(actor=trainer, unit=journey.a)
    assert refused.value.code == "not_enrolled"
    assert not CourseProgress.objects.filter(learner=trainer).exists()


def test_learning_goes_on_at_the_unit_opened_last(journey: Journey) -> None:
    record_view(actor=journey.learner, unit=journey.a)
    record_view(actor=journey.learner, unit=journey.b)
    record_view(actor=journey.learner, unit=journey.a)
    standing = standing_in(journey.learner, journey.course)
    assert standing.resume is not None
    assert standing.resume.unit == journey.a

    mark_done(actor=journey.learner, unit=journey.a)
    standing = standing_in(journey.learner, journey.course)
    assert standing.resume is not None
    assert standing.resume.unit == journey.c


def test_a_changed_course_is_evaluated_anew_for_everybody(journey: Journey) -> None:
    record_view(actor=journey.learner, unit=journey.a)
    journey.a.completion = Completion.VIEW
    journey.a.save()
    UnitFactory.create(section=journey.two, key="e", minutes=5)

    reevaluate_course(journey.course.pk)

    progress = CourseProgress.objects.get(learner=journey.learner)
    assert (progress.units_done, progress.units_total) == (1, 5)
    assert states(journey)[0] == UnitState.DONE


def test_a_unit_that_left_the_course_no_longer_counts(journey: Journey) -> None:
    finish(journey)
    journey.d.archived_at = now()
    journey.d.section = None
    journey.d.save()

    reevaluate_course(journey.course.pk)

    progress = CourseProgress.objects.get(learner=journey.learner)
    assert (progress.units_done, progress.units_total) == (3, 3)


def test_a_stricter_rule_takes_nothing_away(journey: Journey) -> None:
    finish(journey)
    journey.c.pass_percent = 90
    journey.c.save()

    reevaluate_course(journey.course.pk)
    record_view(actor=journey.learner, unit=journey.c)

    assert states(journey)[2] == UnitState.DONE
