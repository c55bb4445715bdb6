"""What stands before a unit."""

from hypothesis import given
from hypothesis import strategies as st

from courses.learning.prerequisites import CourseShape, barriers

SHAPE = CourseShape(
    units_of_section={1: [11, 12], 2: [21, 22]},
    sections_required={2: [1]},
    units_required={22: [21]},
)


def test_a_unit_opens_when_the_unit_it_requires_is_done() -> None:
    before = barriers(SHAPE, done=[11, 12])

    assert not before[21].closed
    assert before[22].units == {21}
    assert not barriers(SHAPE, done=[11, 12, 21])[22].closed


def test_a_section_opens_when_every_unit_of_the_required_section_is_done() -> None:
    assert barriers(SHAPE, done=[11])[21].sections == {1}
    assert not barriers(SHAPE, done=[11, 12])[21].closed


def test_a_unit_once_done_is_never_closed_again() -> None:
    assert not barriers(SHAPE, done=[22])[22].closed


def test_a_required_unit_that_left_the_course_holds_nobody_up() -> None:
    shape = CourseShape({1: [11]}, {}, {11: [99]})

    assert not barriers(shape, done=[])[11].closed


def test_an_empty_section_holds_nobody_up() -> None:
    shape = CourseShape({1: [], 2: [21]}, {2: [1]}, {})

    assert not barriers(shape, done=[])[21].closed


@st.composite
def acyclic_shapes(draw: st.DrawFn) -> CourseShape:
    """Courses in which units and sections only require earlier ones."""
    sizes = draw(st.lists(st.integers(0, 4), min_size=1, max_size=5))
    units_of_section: dict[int, list[int]] = {}
    for section, size in enumerate(sizes):
        start = sum(sizes[:section])
        units_of_section[section] = list(range(start, start + size))
    units = range(sum(sizes))
    return CourseShape(
        units_of_section,
        {s: draw(st.sets(st.integers(0, s - 1))) if s else set() for s in units_of_section},
        {u: draw(st.sets(st.integers(0, u - 1))) if u else set() for u in units},
    )


@given(shape=acyclic_shapes())
def test_every_course_without_a_circle_can_be_finished(shape: CourseShape) -> None:
    every = {unit for units in shape.units_of_section.values() for unit in units}
    done: set[int] = set()
    while done != every:
        opened = {unit for unit, barrier in barriers(shape, done).items() if not barrier.closed}
        assert opened - done, "nothing more can be opened"
        done |= opened


@given(shape=acyclic_shapes(), data=st.data())
def test_doing_more_never_closes_a_unit(shape: CourseShape, data: st.DataObject) -> None:
    every = sorted(unit for units in shape.units_of_section.values() for unit in units)
    done = set(data.draw(st.lists(st.sampled_from(every)) if every else st.just([])))
    more = done | set(data.draw(st.lists(st.sampled_from(every)) if every else st.just([])))

    open_before = {unit for unit, barrier in barriers(shape, done).items() if not barrier.closed}
    open_after = {unit for unit, barrier in barriers(shape, more).items() if not barrier.closed}
    assert open_before <= open_after
