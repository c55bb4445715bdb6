"""Covers: the same seed, the same drawing; small, well-formed, and inside its frame."""

import re
from xml.etree import ElementTree as ET

import pytest
from django.template import Context, Template
from hypothesis import given
from hypothesis import strategies as st

from lms.ui import covers

SEEDS = st.text(min_size=1, max_size=80)
KINDS = st.sampled_from(["", "teachers", "pupils", "unheard-of", *covers.FAMILIES])
HUES = st.sampled_from(["", *covers.HUES])
RATIOS = st.sampled_from(["6x4", "8x4", "5x5", "6x3", "7x7"])
_START = re.compile(r"M(\d+) (\d+)")


def _svg(seed: str, **options: str) -> str:
    template = Template("{% load ui %}{% cover seed kind=kind hue=hue ratio=ratio %}")
    return template.render(Context({"seed": seed, **options}))


@given(SEEDS, KINDS, HUES, RATIOS)
def test_a_cover_is_well_formed_and_smaller_than_two_kilobytes(
    seed: str, kind: str, hue: str, ratio: str
) -> None:
    svg = _svg(seed, kind=kind, hue=hue, ratio=ratio)
    assert len(svg.encode()) < 2048
    root = ET.fromstring(svg)
    assert root.get("aria-hidden") == "true"
    assert 1 <= len(root) <= 4
    assert {path.get("class") for path in root} <= {"a", "b", "c", "e"}


@given(SEEDS, KINDS, HUES)
def test_the_same_seed_gives_the_same_drawing(seed: str, kind: str, hue: str) -> None:
    assert covers.draw(seed, kind=kind, hue=hue) == covers.draw(seed, kind=kind, hue=hue)


@given(SEEDS, st.integers(1, 9), st.integers(1, 9))
def test_every_shape_starts_inside_the_frame(seed: str, columns: int, rows: int) -> None:
    cover = covers.draw(seed, columns=columns, rows=rows)
    for x, y in _START.findall("".join(cover.paths.values())):
        assert 0 <= int(x) <= columns * 8
        assert 0 <= int(y) <= rows * 8


def test_a_drawing_never_changes_from_one_version_to_the_next() -> None:
    cover = covers.draw("unterricht-mit-digitalen-medien-planen", kind="teachers")
    assert cover.hue == "sun"
    assert cover.paths["c"] == "M8 8v-8a8 8 0 0 1 8 8z"


def test_many_seeds_give_many_drawings() -> None:
    drawings = {str(covers.draw(f"kurs-{number}")) for number in range(200)}
    assert len(drawings) == 200


def test_hues_are_spread_over_the_seeds() -> None:
    hues = [covers.draw(f"kurs-{number}").hue for number in range(500)]
    assert set(hues) == {"mint", "sky", "lilac", "coral", "sun"}
    assert max(map(hues.count, set(hues))) < 150


@pytest.mark.parametrize(("kind", "shape"), [("circles", "a4 4"), ("triangles", "h8l-8 8z")])
def test_a_kind_is_drawn_with_its_family_of_shapes(kind: str, shape: str) -> None:
    drawn = "".join("".join(covers.draw(f"x{n}", kind=kind).paths.values()) for n in range(20))
    assert shape in drawn


def test_chalk_is_only_used_on_the_board() -> None:
    assert all("e" not in covers.draw(f"x{n}", hue="mint").paths for n in range(50))
    assert any("e" in covers.draw(f"x{n}", hue="board").paths for n in range(50))
