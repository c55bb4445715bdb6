"""Blanks, differences, deadlines, origins: rules without a database."""

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from lms.pages.blanks import blanks_in, with_blanks_as, with_blanks_marked
from lms.pages.deadlines import days_left, due_after
from lms.pages.differences import Change, Line, differences, has_changes
from lms.pages.origins import origin_of

TEXTS = some.lists(some.sampled_from(["eins", "zwei drei", "", "vier", "- fünf"]), max_size=12)


def side(lines: list[Line], change: Change) -> str:
    """What the comparison says one side was, where nothing is left out."""
    wanted = {Change.SAME, change}
    told = ["".join(p.text for p in line.pieces if p.change in wanted) for line in lines]
    return "\n".join(
        text
        for text, line in zip(told, lines, strict=True)
        if any(piece.change in wanted for piece in line.pieces)
    )


def test_blanks_are_found_in_order() -> None:
    assert blanks_in("A [[Name]] b [[ Ort ]]\n[kein](link) [[]]") == ["Name", "Ort"]


def test_visitors_read_a_decent_text() -> None:
    assert with_blanks_as("Tel.: [[Nummer]]", "folgt") == "Tel.: *folgt*"


def test_editors_see_what_belongs_there() -> None:
    assert with_blanks_marked("Tel.: [[Nummer]]") == "Tel.: **→ Nummer**"


def test_a_changed_word_is_marked_within_its_line() -> None:
    lines = differences("Wir sind in der Wiesenstraße 3.", "Wir sind in der Wiesenstraße 7.")

    pieces = [(piece.change.value, piece.text) for piece in lines[0].pieces]
    assert ("removed", "3") in pieces
    assert ("added", "7") in pieces
    assert pieces[0] == ("same", "Wir sind in der Wiesenstraße ")


def test_long_unchanged_parts_are_left_out() -> None:
    old = "\n".join(f"Zeile {n}" for n in range(30))
    lines = differences(old, old.replace("Zeile 15", "Anders"))

    assert [line.left_out for line in lines if line.left_out] == [13, 12]


def test_the_same_text_has_no_changes() -> None:
    assert not has_changes(differences("a\nb", "a\nb"))
    assert has_changes(differences("a\nb", "a"))


@settings(max_examples=60)
@given(old=TEXTS, new=TEXTS)
def test_both_texts_can_be_read_out_of_their_comparison(old: list[str], new: list[str]) -> None:
    before, after = "\n".join(old), "\n".join(new)
    lines = differences(before, after)
    if any(line.left_out for line in lines):
        return
    assert side(lines, Change.ADDED).split("\n") == (after.splitlines() or [""])
    assert side(lines, Change.REMOVED).split("\n") == (before.splitlines() or [""])


@pytest.mark.parametrize(
    ("received", "due"),
    [("2026-11-25", "2026-12-25"), ("2026-12-31", "2027-01-31"), ("2027-01-31", "2027-02-28")],
)
def test_an_answer_is_due_after_a_month(received: str, due: str) -> None:
    day = datetime.date.fromisoformat
    assert due_after(day(received)) == day(due)
    assert days_left(day(due), today=day(due)) == 0


@pytest.mark.parametrize(
    ("path", "origin"),
    [
        ("/kurse/offen/", "/kurse/offen/"),
        ("/kurse/?q=geheim", "/kurse/"),
        ("/konto/passwort/neu/1-abc/", "/konto/"),
        ("/barriere-melden/abc~def/", "/barriere-melden/"),
        ("https://boese.example/", ""),
        ("//boese.example/", ""),
        ("", ""),
    ],
)
def test_an_origin_tells_no_secrets(path: str, origin: str) -> None:
    assert origin_of(path) == origin
