"""Where files are used."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.library.usage import places_of, used_paths

PATHS = ["a.png", "medien/a.png", "medien/a.png.txt", "medien/ü.png"]


@pytest.mark.parametrize(
    ("text", "used"),
    [
        ("![](medien/a.png)", {"medien/a.png"}),
        ("![](./a.png 'x')", {"a.png"}),
        ("[Text](medien/a.png.txt)", {"medien/a.png.txt"}),
        ('{"video":"medien/a.png"}', {"medien/a.png"}),
        ("medien/u\u0308.png", {"medien/ü.png"}),
        ("xa.png andere/medien/a.png", set()),
        ("", set()),
    ],
)
def test_a_file_is_used_where_its_whole_path_stands(text: str, used: set[str]) -> None:
    assert used_paths(text, paths=PATHS) == used


@given(path=st.from_regex(r"[a-z]{1,8}/[a-z.]{1,8}", fullmatch=True), text=st.text())
def test_a_path_in_brackets_is_always_found(path: str, text: str) -> None:
    assert path in used_paths(f"{text}({path}){text}", paths=[path])


def test_places_keep_the_order_of_the_course() -> None:
    texts = {3: "a.png", 1: "nichts", 2: "a.png"}

    assert places_of(texts, paths=["a.png", "b.png"]) == {"a.png": [3, 2], "b.png": []}
