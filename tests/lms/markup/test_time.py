"""Twice the text takes about twice the time, whatever it is made of.

Compared are counts of work, not seconds: seconds on a shared machine prove nothing.
"""

import sys
from types import FrameType
from typing import Any

import pytest

from lms.markup.code_blocks import LANGUAGES, MAX_COLOURED_LENGTH
from lms.markup.mathml import MAX_LENGTH, BadFormula, mathml
from lms.markup.rendering import MAX_SOURCE_BYTES, is_too_much
from tests.lms.markup.writing import written

PIECES = [
    "[",
    "![",
    "[a](",
    "[^",
    "^[",
    "]",
    "*a ",
    "_*",
    "**a*",
    "~~a ",
    "$",
    "$a ",
    r"\$",
    "$a$$ ",
]
PIECES += [
    "`",
    "> a\n",
    "- a\n",
    "1. a\n",
    "# a\n\n",
    "# a\n",
    "|",
    "|a|\n|-|\n",
    "[a]: b\n",
    "[a][",
]
PIECES += [
    "<a@b",
    "<!--",
    "&amp;",
    "::: tip\n",
    ":::: tip\n",
    "```\n",
    "~~~ a\n",
    "$$a\n",
    "$$\na\n",
]
PIECES += [
    "[^1]: a\n",
    "![a](medien/a.png)\n\n",
    "[a](unit:b) ",
    "a\n",
    "a\n=\n",
    "$x$ ",
    "\t",
    "\\",
]


def calls_made(source: str) -> int:
    """How many Python functions and built-ins rendering `source` calls."""
    count = 0

    def note(_frame: FrameType, event: str, _argument: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(note)
    try:
        written(source)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("piece", PIECES)
def test_work_grows_with_the_length_and_no_faster(piece: str) -> None:
    short, long = (calls_made(piece * (length // len(piece))) for length in (1500, 3000))
    assert long < 2.5 * short + 500


def longest_of(start: str, piece: str) -> int:
    """How often `piece` may stand behind `start` until the text is refused unread."""
    few, many = 0, MAX_SOURCE_BYTES
    while many - few > 1:
        middle = (few + many) // 2
        few, many = (few, middle) if is_too_much(start + piece * middle) else (middle, many)
    return few


MOST_CALLS = 15_000_000
"""About three seconds of one processor."""


@pytest.mark.parametrize(
    ("start", "piece"),
    [
        *(("", piece) for piece in PIECES),
        ("a|a\n-|-\n", "a|a\n"),
        (f"{'a|' * 12}\n{'-|' * 12}\n", f"{'a|' * 12}\n"),
        ("", "<https://a.b> "),
        ("", "[a](https://a.b) "),
        ("", "a**b"),
        ("", "`a` "),
        ("", "- a\n  - b\n"),
        ("", "a "),
    ],
)
def test_the_longest_text_that_is_read_keeps_no_worker(start: str, piece: str) -> None:
    """Work grows with the length, as shown above: so a short text tells what the longest costs."""
    longest = longest_of(start, piece)
    short = min(longest, 1500 // len(piece))
    calls = calls_made(start + piece * short) - calls_made(start)
    assert calls / short * longest < MOST_CALLS


def test_a_text_that_is_refused_says_so_and_costs_nothing() -> None:
    hostile = "a|" * (MAX_SOURCE_BYTES // 2)
    assert "far too long" in written(hostile).problems[0].message
    assert calls_made(hostile) < 1000


def test_this_measure_can_tell_quadratic_work() -> None:
    short, long = (calls_made("".join("`" * n + " " for n in range(n))) for n in (60, 120))
    assert long > 1.5 * short


def test_deeply_nested_brackets_and_lists_do_not_exhaust_the_stack() -> None:
    for source in ("[" * 9000 + "a" + "]" * 9000, "> " * 5000 + "a", "- " * 5000, "*" * 9000 + "a"):
        assert written(source).html


@pytest.mark.parametrize("piece", ["\\frac", "\\sqrt", "x^", "{", "\\left(", "\\text{", "\\sqrt["])
def test_hostile_formulas_end_quickly_in_a_reason(piece: str) -> None:
    with pytest.raises(BadFormula):
        mathml(piece * (MAX_LENGTH // len(piece)), is_block=False)


def test_code_that_costs_much_to_colour_is_coloured_in_small_amounts_only() -> None:
    block = f"```java\n{'x = 1;' * (MAX_COLOURED_LENGTH // 8)}\n```\n\n"
    html = written(block * 30).html
    assert 0 < html.count('<pre class="highlight" tabindex="0"><code><span') < 20


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_offered_language_has_a_lexer(language: str) -> None:
    assert written(f"```{language}\nx\n```").text == "x"
