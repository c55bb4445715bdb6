"""Wishes and their addresses."""

from urllib.parse import parse_qs

from hypothesis import given
from hypothesis import strategies as st

from courses.catalogue.filters import (
    MOST_LETTERS,
    MOST_WORDS,
    Duration,
    Facet,
    Sort,
    Wish,
    read_wish,
)

words = st.text().map(lambda text: " ".join(text.replace("\0", "").split())[:200])
values = st.lists(
    st.text(min_size=1, max_size=20).filter(lambda text: "\0" not in text), max_size=4, unique=True
).map(tuple)
wishes = st.builds(
    Wish,
    words=words.map(str.strip),
    chosen=st.dictionaries(st.sampled_from(Facet), values.filter(bool)),
    sort=st.sampled_from(Sort),
)


@given(wish=wishes)
def test_an_address_says_all_of_a_wish(wish: Wish) -> None:
    assert read_wish(parse_qs(wish.address().removeprefix("?"), keep_blank_values=True)) == wish


def test_what_cannot_be_understood_is_passed_over() -> None:
    assert (
        read_wish({"q": ["  "], "sortierung": ["bunt"], "farbe": ["rot"], "fuer": [""]}) == Wish()
    )


def test_words_are_looked_for_once_and_not_without_end() -> None:
    assert Wish("Über uber größe").folded_words == ("uber", "grosse")
    one_letter_of_four_words = "\ufdfa"
    wish = read_wish({"q": [one_letter_of_four_words * MOST_LETTERS]})
    assert len(wish.folded_words) <= MOST_WORDS


def test_a_value_that_no_database_takes_is_passed_over() -> None:
    assert read_wish({"fach": ["\0", "a\0", "mathematik"]}).values(Facet.SUBJECT) == ("mathematik",)


def test_one_value_can_be_taken_back() -> None:
    wish = Wish("tablet", {Facet.AUDIENCE: ("a", "b"), Facet.DURATION: ("kurz",)})

    assert wish.without(Facet.AUDIENCE, "a").values(Facet.AUDIENCE) == ("b",)
    assert wish.without(Facet.DURATION, "kurz").chosen == {Facet.AUDIENCE: ("a", "b")}
    assert wish.without(Facet.AUDIENCE).chosen == {Facet.DURATION: ("kurz",)}
    assert wish.chosen_count == 3


def test_the_classes_of_duration_meet_without_gap() -> None:
    ends = [duration.minutes for duration in Duration]

    assert [start for start, _ in ends[1:]] == [end for _, end in ends[:-1]]
    assert (ends[0][0], ends[-1][1]) == (0, None)
