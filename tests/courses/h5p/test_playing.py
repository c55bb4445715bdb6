"""What learners do: states, statements, results."""

import datetime
import uuid
from typing import Any

import pytest

from courses.enrolment.services import enrol_learner
from courses.h5p.models import Content, SavedState, Statement
from courses.h5p.selectors import content_begun_by, states_of
from courses.h5p.services import keep_state, record_statements
from courses.learning.models import Attempt, UnitProgress
from courses.learning.standing import standing_in
from courses.outline.models import Unit
from lms.accounts.models import User
from lms.kernel.clock import now
from lms.kernel.errors import Conflict, InvalidInput, NotAllowed, NotFound
from tests.courses.h5p.engine.claims import PART, claim, points
from tests.factories.accounts import UserFactory
from tests.factories.h5p import h5p_unit, put_package
from tests.factories.outline import CourseFactory
from tests.support.h5p_packages import package_files, zipped
from tests.support.queries import count_queries

MOST_QUERIES = 19
SITTING, OTHER = uuid.UUID(int=1), uuid.UUID(int=2)


def tell(learner: User, unit: Unit, *statements: Any, sitting: uuid.UUID = SITTING) -> Any:
    return record_statements(actor=learner, unit=unit, sitting=sitting, statements=statements)


def keep(
    learner: User, unit: Unit, data: str | None, *, sitting: uuid.UUID = SITTING, opened: Any = None
) -> Any:
    return keep_state(
        actor=learner,
        unit=unit,
        sub_content_id="",
        data_type="state",
        data=data,
        sitting=sitting,
        opened_at=opened or now(),
    )


def best(learner: User, unit: Unit) -> float | None:
    return UnitProgress.objects.get(learner=learner, unit=unit).best_scaled


def test_a_right_answer_completes_the_unit(unit: Unit, learner: User) -> None:
    kept = tell(learner, unit, claim(result=points(1, 1)))
    assert (kept.new, kept.raw_score, kept.max_score, kept.is_result) == (1, 1, 1, True)
    assert standing_in(learner, unit.course).entry_of(unit).done


def test_a_wrong_answer_is_a_result_that_does_not_complete_it(unit: Unit, learner: User) -> None:
    tell(learner, unit, claim(result=points(0, 1)))
    assert best(learner, unit) == 0
    assert not standing_in(learner, unit.course).entry_of(unit).done


def test_what_comes_twice_counts_once(unit: Unit, learner: User) -> None:
    statement = claim(result=points(1, 1))
    tell(learner, unit, statement, statement)
    again = tell(learner, unit, statement)
    assert again.new == 0
    assert Statement.objects.count() == Attempt.objects.count() == 1


def test_999_of_1_points_are_one(unit: Unit, learner: User) -> None:
    kept = tell(learner, unit, claim(result=points(999, 999)))
    assert (kept.raw_score, kept.max_score) == (1, 1)


def test_many_statements_cost_no_more_queries_than_one(unit: Unit, learner: User) -> None:
    def some(number: int) -> int:
        told = [claim(result=points(1, 1)) for _ in range(number)]
        return count_queries(lambda: tell(learner, unit, *told))

    some(2)
    few = some(2)
    assert some(20) == few <= MOST_QUERIES


def test_the_server_says_who_did_it(unit: Unit, learner: User) -> None:
    tell(learner, unit, claim(result=points(1, 1)))
    body = Statement.objects.get().statement
    assert "someone.else" not in str(body)
    assert learner.username not in str(body)
    assert str(learner.public_id) not in str(body)
    assert body["object"]["id"].endswith(f"/kurse/{unit.course.slug}/lernen/{unit.key}/")


def test_a_statement_that_is_none_is_named_and_nothing_is_kept(unit: Unit, learner: User) -> None:
    with pytest.raises(InvalidInput) as caught:
        tell(learner, unit, claim(), claim(verb={"id": "x"}))
    assert list(caught.value.fields) == ["statements.1.verb.id"]
    assert not Statement.objects.exists()


@pytest.mark.parametrize(("counting", "expected"), [("best", 1.0), ("last", 0.0), ("first", 0.0)])
def test_which_result_counts_is_the_authors_choice(
    db: None, counting: str, expected: float
) -> None:
    unit = h5p_unit(counting=counting)
    person = UserFactory.create()
    enrol_learner(actor=person, course=unit.course)
    for number, raw in enumerate((0, 1, 0)):
        tell(person, unit, claim(result=points(raw, 1)), sitting=uuid.UUID(int=number + 10))
    assert best(person, unit) == expected


def test_parts_count_until_the_whole_is_told(unit: Unit, learner: User) -> None:
    kept = tell(learner, unit, claim(part=PART, result=points(0.5, 0.5)))
    assert (kept.raw_score, kept.max_score, kept.is_result) == (0.5, 1, True)


def test_statements_without_points_change_no_progress(unit: Unit, learner: User) -> None:
    assert tell(learner, unit, claim("interacted")).is_result is False
    assert not Attempt.objects.exists()


def test_the_team_leaves_no_trace(unit: Unit) -> None:
    boss = UserFactory.create(is_superuser=True)
    with pytest.raises(NotAllowed):
        tell(boss, unit, claim())
    with pytest.raises(NotFound):
        tell(
            UserFactory.create(),
            h5p_unit(
                course=CourseFactory.create(visibility="invited"), section=None, archived_at=now()
            ),
            claim(),
        )


def test_a_learner_comes_back_to_where_she_was(unit: Unit, learner: User) -> None:
    keep(learner, unit, '{"a":1}')
    keep(learner, unit, '{"a":2}')
    content = content_begun_by(learner, unit)
    assert content is not None
    assert states_of(learner, content) == {"": {"state": '{"a":2}'}}
    keep(learner, unit, None)
    assert not SavedState.objects.exists()


def test_another_window_does_not_overwrite_what_came_later(unit: Unit, learner: User) -> None:
    opened = now() - datetime.timedelta(minutes=5)
    keep(learner, unit, "new", sitting=OTHER, opened=opened)
    with pytest.raises(Conflict) as caught:
        keep(learner, unit, "old", sitting=SITTING, opened=opened)
    assert caught.value.code == "state_elsewhere"
    assert SavedState.objects.get().data == "new"
    keep(learner, unit, "reloaded", sitting=SITTING, opened=now())


def test_a_state_that_is_a_library_is_refused(unit: Unit, learner: User) -> None:
    with pytest.raises(InvalidInput):
        keep(learner, unit, "x" * 500_001)


def test_who_has_begun_stays_with_that_version(unit: Unit, learner: User) -> None:
    keep(learner, unit, "1")
    first = content_begun_by(learner, unit)
    second = put_package(
        unit, zipped(package_files(main="H5P.TrueFalse", content={"greeting": "Neu"}))
    )
    assert second != first
    assert content_begun_by(learner, unit) == first
    assert content_begun_by(UserFactory.create(), unit) == second
    assert Content.objects.filter(unit=unit).count() == 2


def test_there_is_nothing_to_play_without_a_content(unit: Unit, learner: User) -> None:
    unit.h5p.content = None
    unit.h5p.save()
    with pytest.raises(Conflict):
        tell(learner, unit, claim())
