"""Reports of what was watched: merged, checked, and made results now and then."""

import datetime
from dataclasses import dataclass

import pytest

from courses.enrolment.services import enrol_learner
from courses.learning.models import Attempt, UnitProgress
from courses.learning.services import record_view
from courses.outline.models import CourseTeamMember, Unit
from courses.outline.vocabulary import Completion, TeamRole
from courses.video.models import Video, WatchedShare
from courses.video.segments import Segment
from courses.video.services import Watched, confirm_transcript, record_watching
from lms.accounts.models import User
from lms.kernel.clock import now
from lms.kernel.errors import Conflict, InvalidInput, NotAllowed, NotFound
from tests.courses.video.samples import film_unit
from tests.factories.accounts import UserFactory
from tests.factories.outline import UnitFactory

pytestmark = pytest.mark.django_db


@dataclass
class Sitting:
    """A learner before a film of twelve seconds, and the time that passes."""

    learner: User
    unit: Unit
    moment: datetime.datetime

    def report(self, *segments: Segment, after: float = 10, ends: bool = False) -> Watched:
        """Tell what was watched, `after` so many seconds."""
        self.moment += datetime.timedelta(seconds=after)
        return record_watching(
            actor=self.learner,
            unit=self.unit,
            segments=segments,
            position_seconds=segments[-1][1] if segments else 0.0,
            sitting_ends=ends,
            at=self.moment,
        )

    @property
    def results(self) -> list[tuple[str, int]]:
        """Source and percent of each result."""
        rows = Attempt.objects.filter(learner=self.learner, unit=self.unit)
        return [(row.source_id, int(row.scaled * 100 + 1e-9)) for row in rows]

    @property
    def done(self) -> bool:
        """Whether the unit counts as done."""
        return (
            UnitProgress.objects.get(learner=self.learner, unit=self.unit).completed_at is not None
        )


def sitting(unit: Unit) -> Sitting:
    learner = UserFactory.create()
    enrol_learner(actor=learner, course=unit.course)
    moment = now()
    record_view(actor=learner, unit=unit, at=moment)
    return Sitting(learner, unit, moment)


def test_watching_enough_completes_the_unit_at_once() -> None:
    here = sitting(film_unit(pass_percent=80))
    assert here.report((0, 5)).percent == 41
    assert not here.done
    assert here.report((0, 10)).is_result
    assert here.done


def test_skipping_to_the_end_is_not_watching() -> None:
    here = sitting(film_unit(pass_percent=80))
    assert here.report((0, 1), (11, 12)).percent == 16
    assert not here.done


def test_two_sittings_add_up_and_the_film_goes_on_where_it_was_left() -> None:
    here = sitting(film_unit(pass_percent=80))
    here.report((0, 5), ends=True)
    told = here.report((5, 10), after=86_400, ends=True)
    assert told.percent == 83
    assert told.position_seconds == 10
    assert here.done


def test_a_report_that_comes_twice_changes_nothing() -> None:
    here = sitting(film_unit())
    here.report((0, 6), ends=True)
    before = list(WatchedShare.objects.values("segments", "recorded_percent"))
    assert not here.report((0, 6), ends=True).is_result
    assert list(WatchedShare.objects.values("segments", "recorded_percent")) == before
    assert here.results == [("49 percent", 49)]


def test_a_sitting_leaves_few_results() -> None:
    here = sitting(film_unit(pass_percent=80))
    for tenth in range(1, 121):
        here.report((0, tenth / 10), after=0.1)
    here.report((0, 12), ends=True)
    assert here.done
    assert len(here.results) <= 12
    assert here.results[-1] == ("100 percent", 100)


def test_more_than_can_have_been_watched_is_refused() -> None:
    unit = film_unit()
    Video.objects.filter(unit=unit).update(length_seconds=3600)
    here = sitting(unit)
    with pytest.raises(InvalidInput) as refused:
        here.report((0, 3600))
    assert refused.value.code == "watched_too_fast"
    assert here.report((0, 30)).percent == 0
    assert here.report((0, 80), after=20).percent == 2


def test_offline_for_a_while_nothing_is_lost() -> None:
    unit = film_unit(pass_percent=80)
    Video.objects.filter(unit=unit).update(length_seconds=3600)
    here = sitting(unit)
    here.report((0, 10))
    assert here.report((0, 3000), after=1600).percent == 83
    assert here.done


def test_where_watching_completes_nothing_only_the_place_is_kept() -> None:
    here = sitting(film_unit(completion=Completion.MARK))
    told = here.report((0, 12), ends=True)
    assert (told.percent, told.is_result) == (100, False)
    assert here.results == []
    assert not here.done


def test_reading_counts_like_watching_and_says_so() -> None:
    here = sitting(film_unit(pass_percent=80))
    confirm_transcript(actor=here.learner, unit=here.unit)
    confirm_transcript(actor=here.learner, unit=here.unit)
    assert here.done
    assert here.results == [("transcript", 100)]


def test_reading_completes_only_what_watching_would() -> None:
    here = sitting(film_unit(completion=Completion.MARK))
    with pytest.raises(Conflict) as refused:
        confirm_transcript(actor=here.learner, unit=here.unit)
    assert refused.value.code == "not_by_share"


def test_a_closed_unit_takes_no_report() -> None:
    here = sitting(film_unit())
    first = UnitFactory.create(section=here.unit.section, course=here.unit.course)
    here.unit.requires.add(first)
    with pytest.raises(Conflict) as refused:
        here.report((0, 6))
    assert refused.value.code == "locked"
    assert not WatchedShare.objects.exists()


def test_nothing_is_kept_of_the_team() -> None:
    unit = film_unit()
    trainer = UserFactory.create()
    CourseTeamMember.objects.create(course=unit.course, person=trainer, role=TeamRole.TRAINER)
    with pytest.raises(NotAllowed) as refused:
        record_watching(actor=trainer, unit=unit, segments=[(0, 1)], position_seconds=1)
    assert refused.value.code == "not_enrolled"


def test_strangers_learn_nothing() -> None:
    unit = film_unit()
    with pytest.raises(NotFound):
        record_watching(
            actor=UserFactory.create(), unit=unit, segments=[(0, 1)], position_seconds=1
        )


def test_without_its_film_a_unit_takes_no_report() -> None:
    here = sitting(film_unit())
    here.unit.course.files.filter(path="film.webm").delete()
    with pytest.raises(Conflict) as refused:
        here.report((0, 6))
    assert refused.value.code == "no_film"
