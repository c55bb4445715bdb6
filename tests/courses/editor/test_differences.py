"""Differences and merges lose nothing. Pure."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from courses.editor.differences import Change, Run, difference, shortened
from courses.editor.merging import Pick, Piece, merged, pieces_of

LINES = st.lists(st.sampled_from(["a\n", "b\n", "c d\n", "\n", "ä e f\n"]), max_size=12)
TEXTS = LINES.map("".join) | st.text(max_size=60)
FEW = settings(max_examples=80, deadline=None)


@FEW
@given(TEXTS, TEXTS)
def test_a_difference_spells_both_texts(old: str, new: str) -> None:
    runs = difference(old, new)

    assert "".join(run.text for run in runs if run.change is not Change.ADDED) == old
    assert "".join(run.text for run in runs if run.change is not Change.REMOVED) == new


def test_a_difference_marks_words_not_lines() -> None:
    assert difference("Die rote Karte liegt hier.\n", "Die blaue Karte liegt hier.\n") == [
        Run(Change.SAME, "Die "),
        Run(Change.REMOVED, "rote"),
        Run(Change.ADDED, "blaue"),
        Run(Change.SAME, " Karte liegt hier.\n"),
    ]


def test_long_stretches_without_a_change_are_left_out_and_counted() -> None:
    old = "".join(f"Zeile {number}\n" for number in range(20))
    runs = shortened(difference(old, old.replace("Zeile 10\n", "")))

    assert [(run.change, run.lines) for run in runs if run.change is Change.SKIPPED] == [
        (Change.SKIPPED, 7),
        (Change.SKIPPED, 6),
    ]
    assert runs[1].text == "Zeile 7\nZeile 8\nZeile 9\n"
    assert runs[2] == Run(Change.REMOVED, "Zeile 10\n")


def test_very_long_texts_are_compared_more_coarsely() -> None:
    old, new = "a " * 3_000, "b " * 3_000
    assert difference(old, new) == [Run(Change.REMOVED, old), Run(Change.ADDED, new)]


def ended(text: str) -> str:
    """`text` with an end of its last line."""
    return text if not text or text.endswith("\n") else f"{text}\n"


@FEW
@given(TEXTS, TEXTS, st.none() | TEXTS)
def test_all_of_one_side_is_that_side(mine: str, theirs: str, base: str | None) -> None:
    pieces = pieces_of(mine, theirs, base=base)

    for pick, whole in ((Pick.MINE, mine), (Pick.THEIRS, theirs)):
        assert merged(pieces, dict.fromkeys(range(len(pieces)), pick)) == ended(whole)


@FEW
@given(TEXTS, TEXTS)
def test_where_only_one_has_written_their_text_is_proposed(base: str, changed: str) -> None:
    assert merged(pieces_of(base, changed, base=base), {}) == ended(changed)
    assert merged(pieces_of(changed, base, base=base), {}) == ended(changed)


@FEW
@given(TEXTS, TEXTS)
def test_both_keeps_every_line_of_both(mine: str, theirs: str) -> None:
    pieces = pieces_of(mine, theirs)
    whole = merged(pieces, dict.fromkeys(range(len(pieces)), Pick.BOTH))

    assert set(mine.splitlines()) | set(theirs.splitlines()) <= set(whole.splitlines())


def test_changes_in_different_places_propose_both_of_them() -> None:
    base = "Anfang\n\nMitte\n\nEnde\n"
    pieces = pieces_of(base.replace("Anfang", "Beginn"), base.replace("Ende", "Schluss"), base=base)

    assert [piece.proposed for piece in pieces if not piece.is_agreed] == [Pick.MINE, Pick.THEIRS]
    assert merged(pieces, {}) == "Beginn\n\nMitte\n\nSchluss\n"


def test_what_only_one_has_added_is_preset_though_nobody_knows_the_beginning() -> None:
    assert merged(pieces_of("Mein\nGemeinsam\n", "Gemeinsam\nIhr\n"), {}) == (
        "Mein\nGemeinsam\nIhr\n"
    )


def test_an_end_of_line_more_or_less_is_no_change_of_words() -> None:
    pieces = pieces_of("Neu\nSatz\n", "Satz\nIhr", base="Satz")
    assert merged(pieces, {}) == "Neu\nSatz\nIhr\n"
    assert [piece.proposed for piece in pieces if not piece.is_agreed] == [Pick.MINE, Pick.THEIRS]


@pytest.mark.parametrize("base", [None, "Mitte\n"])
def test_where_both_have_written_nothing_is_proposed(base: str | None) -> None:
    assert pieces_of("Mein\n", "Ihr\n", base=base) == [Piece("Mein\n", "Ihr\n")]
