"""Where a unit goes: up, down, and to any place; nothing is lost on the way."""

from hypothesis import given
from hypothesis import strategies as st

from courses.authoring.keys import key_for
from courses.authoring.ordering import Place, moved, moved_in, one_down, one_up, place_of

ORDER = {"one": ["a", "b"], "empty": [], "two": ["c"]}


def test_a_unit_goes_before_another_or_to_the_end() -> None:
    assert moved(ORDER, "a", to=Place("two", "c")) == {"one": ["b"], "empty": [], "two": ["a", "c"]}
    assert moved(ORDER, "a", to=Place("one")) == {"one": ["b", "a"], "empty": [], "two": ["c"]}


def test_a_neighbour_that_is_gone_means_the_end() -> None:
    assert moved(ORDER, "c", to=Place("one", "gone"))["one"] == ["a", "b", "c"]


def test_going_up_and_down_passes_from_section_to_section() -> None:
    assert one_up(ORDER, "a") is None
    assert one_up(ORDER, "b") == Place("one", "a")
    assert one_up(ORDER, "c") == Place("empty")
    assert one_down(ORDER, "a") == Place("one")
    assert one_down(ORDER, "b") == Place("empty")
    assert one_down(ORDER, "c") is None


@given(
    st.lists(st.integers(0, 2), min_size=1, max_size=9),
    st.integers(0, 8),
    st.integers(0, 2),
    st.integers(0, 9),
)
def test_a_move_loses_no_unit_and_can_be_undone(
    homes: list[int], which: int, target: int, neighbour: int
) -> None:
    order: dict[str, list[str]] = {"s0": [], "s1": [], "s2": []}
    for number, home in enumerate(homes):
        order[f"s{home}"].append(f"u{number}")
    unit = f"u{which % len(homes)}"
    after = moved(order, unit, to=Place(f"s{target}", f"u{neighbour}"))

    assert sorted(key for keys in after.values() for key in keys) == sorted(
        key for keys in order.values() for key in keys
    )
    assert moved(after, unit, to=place_of(order, unit)) == order


def test_up_and_down_again_is_where_one_was() -> None:
    for unit in "abc":
        up = one_up(ORDER, unit)
        if up is not None:
            there = moved(ORDER, unit, to=up)
            back = one_down(there, unit)
            assert back is not None
            assert moved(there, unit, to=back) == ORDER


def test_sections_move_as_units_do() -> None:
    assert moved_in(["a", "b", "c"], "c", before="a") == ["c", "a", "b"]
    assert moved_in(["a", "b", "c"], "a", before="") == ["b", "c", "a"]
    assert moved_in(["a", "b"], "a", before="a") == ["a", "b"]


def test_titles_become_short_names() -> None:
    assert key_for("Größe & Maß: ein_Überblick!", taken=(), otherwise="x") == (
        "groesse-mass-ein-ueberblick"
    )
    assert key_for("Привет", taken=(), otherwise="unit") == "unit"
    assert key_for("Eins", taken={"eins", "eins-2"}, otherwise="x") == "eins-3"
    long = key_for("a" * 200, taken={"a" * 80}, otherwise="x")
    assert (len(long), long[-3:]) == (76, "a-2")
