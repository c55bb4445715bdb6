"""Arranging a course: who may, what becomes of it, and what two people do to one another."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from courses.authoring import services
from courses.authoring.ordering import Place
from courses.authoring.selectors import structure_of, unit_properties
from courses.learning.models import UnitProgress
from courses.outline.models import Course, Unit
from courses.outline.vocabulary import Completion, Release
from courses.reading.models import Reading
from lms.accounts.models import User
from lms.kernel.errors import Conflict, InvalidInput, NotAllowed, NotFound
from lms.kernel.models import AuditEntry
from tests.courses.authoring.conftest import Bench
from tests.factories.accounts import UserFactory
from tests.factories.outline import ReadingFactory, SectionFactory, UnitFactory
from tests.support.queries import count_queries

pytestmark = pytest.mark.django_db

EVERYTHING: list[Callable[[User, Course], object]] = [
    lambda actor, course: services.add_section(actor=actor, course=course, title="Neu"),
    lambda actor, course: services.change_section(
        actor=actor, course=course, key="one", title="Neu"
    ),
    lambda actor, course: services.move_section(actor=actor, course=course, key="one", before=""),
    lambda actor, course: services.remove_section(actor=actor, course=course, key="one"),
    lambda actor, course: services.add_unit(
        actor=actor, course=course, section_key="one", title="Neu", kind_key="reading"
    ),
    lambda actor, course: services.move_unit(actor=actor, course=course, key="a", to=Place("two")),
    lambda actor, course: services.duplicate_unit(actor=actor, course=course, key="a"),
    lambda actor, course: services.archive_unit(actor=actor, course=course, key="a"),
    lambda actor, course: services.restore_unit(
        actor=actor, course=course, key="a", to=Place("two")
    ),
]


@pytest.mark.parametrize("act", EVERYTHING)
def test_only_owners_and_authors_change_a_course(
    bench: Bench, act: Callable[[User, Course], object]
) -> None:
    before = bench.keys()
    for person in (bench.trainer, UserFactory.create()):
        with pytest.raises(NotAllowed) as refused:
            act(person, bench.course)
        assert refused.value.code == "not_may_edit_course"
    assert bench.keys() == before
    assert not AuditEntry.objects.exists()


def test_a_new_unit_is_a_draft_at_the_end_with_a_key_of_its_own(bench: Bench) -> None:
    for expected in ("groesse-a", "groesse-a-2"):
        unit = services.add_unit(
            actor=bench.author,
            course=bench.course,
            section_key="one",
            title="Größe A",
            kind_key="video",
        )
        assert (unit.key, unit.state, unit.completion) == (expected, Release.DRAFT, "mark")
    assert bench.keys()[0] == ["a", "b", "groesse-a", "groesse-a-2"]
    bench.course.refresh_from_db()
    assert bench.course.minutes == 30, "drafts take nobody's time"
    assert AuditEntry.objects.filter(action="unit.added", actor=bench.author).count() == 2


def test_an_unknown_kind_is_refused_at_its_field(bench: Bench) -> None:
    with pytest.raises(InvalidInput) as refused:
        services.add_unit(
            actor=bench.owner, course=bench.course, section_key="one", title="X", kind_key="knot"
        )
    assert set(refused.value.fields) == {"kind"}


def test_a_unit_moves_and_the_place_it_had_is_returned(bench: Bench) -> None:
    stood = services.move_unit(
        actor=bench.author, course=bench.course, key="a", to=Place("two", "c")
    )
    assert bench.keys() == [["b"], ["a", "c"]]
    assert stood == Place("one", "b")
    services.move_unit(actor=bench.author, course=bench.course, key="a", to=stood)
    assert bench.keys() == [["a", "b"], ["c"]]


def test_who_rearranges_an_outdated_structure_is_told_and_nothing_is_lost(bench: Bench) -> None:
    version = bench.course.structure_version
    services.move_unit(
        actor=bench.author, course=bench.course, key="b", to=Place("two"), version=version
    )
    with pytest.raises(Conflict) as refused:
        services.move_unit(
            actor=bench.owner, course=bench.course, key="a", to=Place("two"), version=version
        )
    assert refused.value.code == "structure_changed"
    assert bench.keys() == [["a"], ["c", "b"]]


def test_sections_move_with_their_units(bench: Bench) -> None:
    stood = services.move_section(actor=bench.author, course=bench.course, key="two", before="one")
    assert bench.keys() == [["c"], ["a", "b"]]
    assert stood == ""


def test_a_section_with_units_stays_even_with_archived_ones_elsewhere(bench: Bench) -> None:
    with pytest.raises(Conflict) as refused:
        services.remove_section(actor=bench.author, course=bench.course, key="two")
    assert refused.value.code == "section_not_empty"
    services.archive_unit(actor=bench.author, course=bench.course, key="c")
    services.remove_section(actor=bench.author, course=bench.course, key="two")
    assert bench.keys() == [["a", "b"]]


def test_an_archived_unit_comes_back_to_its_place_with_what_learners_did(bench: Bench) -> None:
    done = UnitProgress.objects.create(learner=UserFactory.create(), unit=bench.a)
    stood = services.archive_unit(actor=bench.author, course=bench.course, key="a")
    assert bench.keys() == [["b"], ["c"]]
    bench.course.refresh_from_db()
    assert bench.course.minutes == 20

    services.restore_unit(actor=bench.author, course=bench.course, key="a", to=stood)
    assert bench.keys() == [["a", "b"], ["c"]]
    done.refresh_from_db()
    assert done.unit == bench.a


def test_a_copy_stands_below_as_a_draft_with_the_same_text(bench: Bench) -> None:
    bench.b.requires.add(bench.a)
    copy = services.duplicate_unit(actor=bench.author, course=bench.course, key="b")
    assert bench.keys() == [["a", "b", copy.key], ["c"]]
    assert (copy.state, list(copy.requires.all())) == (Release.DRAFT, [bench.a])
    assert Reading.objects.get(unit=copy).source == "Hello **world**"
    assert copy.public_id != bench.b.public_id


def test_a_unit_without_a_text_is_copied_without_one(bench: Bench) -> None:
    film = UnitFactory.create(section=bench.one, kind="video", key="film")
    assert (
        services.duplicate_unit(actor=bench.author, course=bench.course, key="film").pk != film.pk
    )


def test_nothing_may_wait_for_itself(bench: Bench) -> None:
    bench.b.requires.add(bench.a)
    wanted = unit_properties(bench.a)
    circle = replace(wanted, requires=frozenset({"b"}))
    with pytest.raises(InvalidInput) as refused:
        services.change_unit(actor=bench.author, course=bench.course, key="a", wanted=circle)
    assert "A → B → A" in refused.value.message or "B → A → B" in refused.value.message
    assert not bench.a.requires.exists()

    services.change_section(
        actor=bench.author, course=bench.course, key="one", title="Eins", requires=["two"]
    )
    with pytest.raises(InvalidInput):
        services.change_section(
            actor=bench.author, course=bench.course, key="two", title="Zwei", requires=["one"]
        )


def test_properties_are_saved_and_impossible_ones_named(bench: Bench) -> None:
    wanted = unit_properties(bench.a)
    changed = replace(wanted, title="Neu", state=Release.DRAFT)
    services.change_unit(
        actor=bench.author,
        course=bench.course,
        key="a",
        wanted=changed,
        seen=wanted.fingerprint,
    )
    unit = Unit.objects.get(pk=bench.a.pk)
    assert (unit.title, unit.state) == ("Neu", Release.DRAFT)

    wrong = replace(wanted, completion=Completion.SCORE, minutes=0, pass_percent=None)
    with pytest.raises(InvalidInput) as refused:
        services.change_unit(actor=bench.author, course=bench.course, key="a", wanted=wrong)
    assert set(refused.value.fields) == {"completion", "pass_percent", "minutes"}


def test_properties_that_somebody_else_changed_are_not_overwritten_unseen(bench: Bench) -> None:
    seen = unit_properties(bench.a)
    first = replace(seen, title="Von Aylin")
    second = replace(seen, title="Von Bernd")
    services.change_unit(
        actor=bench.author, course=bench.course, key="a", wanted=first, seen=seen.fingerprint
    )
    with pytest.raises(Conflict) as refused:
        services.change_unit(
            actor=bench.owner, course=bench.course, key="a", wanted=second, seen=seen.fingerprint
        )
    assert refused.value.code == "unit_changed"
    assert Unit.objects.get(pk=bench.a.pk).title == "Von Aylin"


def test_units_of_other_courses_are_not_there(bench: Bench) -> None:
    elsewhere = UnitFactory.create(key="elsewhere")
    with pytest.raises(NotFound):
        services.archive_unit(actor=bench.owner, course=bench.course, key=elsewhere.key)


def test_reading_a_large_structure_takes_no_more_queries(bench: Bench) -> None:
    few = count_queries(lambda: structure_of(bench.course))
    for _number in range(9):
        section = SectionFactory.create(course=bench.course)
        ReadingFactory.create(unit=UnitFactory.create(section=section))
        UnitFactory.create(section=section).requires.add(bench.a)
    assert count_queries(lambda: structure_of(bench.course)) == few
