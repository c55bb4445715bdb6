"""The results that follow from claims, the points that contents can give, and answers in words."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from courses.h5p.engine.answers import answered, is_right
from courses.h5p.engine.maximum import contents_within, maximum_of
from courses.h5p.engine.scores import Basis, Outcome, clamped, outcome_of
from courses.h5p.engine.statement_reading import read_statement
from courses.h5p.engine.statements import Interaction, Score, Statement
from tests.courses.h5p.engine.claims import OTHER, PART, claim, points


def said(
    raw: float | None, most: float = 4, *, part: str = "", verb: str = "answered", **more: Any
) -> Statement:
    result = {**({} if raw is None else points(raw, most)), **more}
    return read_statement(claim(verb, part=part, result=result))


def test_the_latest_word_about_the_whole_counts() -> None:
    outcome = outcome_of([said(4), said(1, part=PART), said(2)], maximum=4)
    assert outcome == Outcome(Score(2, 4), success=False, basis=Basis.WHOLE, is_final=True)


def test_without_one_the_latest_of_each_part_count_over_the_computed_maximum() -> None:
    words = [said(0, 1, part=PART), said(1, 1, part=PART), said(2, 2, part=OTHER)]
    assert outcome_of(words, maximum=5) == Outcome(
        Score(3, 5), success=False, basis=Basis.PARTS, is_final=False
    )
    assert outcome_of(words, maximum=3) == Outcome(
        Score(3, 3), success=True, basis=Basis.PARTS, is_final=True
    )
    assert outcome_of(words, maximum=None) == Outcome(
        Score(3, 3), success=True, basis=Basis.PARTS, is_final=True
    )


def test_completed_is_not_waited_for() -> None:
    outcome = outcome_of([said(1, 1, verb="answered")], maximum=1)
    assert outcome is not None
    assert outcome.success
    assert outcome.is_final


def test_success_follows_from_the_share_unless_it_is_told() -> None:
    told = outcome_of([said(2, success=True)], maximum=4)
    assert told is not None
    assert told.success


@pytest.mark.parametrize(
    ("raw", "most", "maximum", "expected"),
    [
        (999, 999, 1, Score(1, 1)),
        (5, 10, 4, Score(2, 4)),
        (1, 1, 4, Score(4, 4)),
        (3, 4, None, Score(3, 4)),
    ],
)
def test_a_claimed_maximum_is_brought_to_ours(
    raw: float, most: float, maximum: float | None, expected: Score
) -> None:
    assert clamped(Score(raw, most), maximum=maximum) == expected


def test_parts_can_not_give_more_than_there_is() -> None:
    outcome = outcome_of([said(9, 9, part=PART)], maximum=4)
    assert outcome is not None
    assert outcome.score == Score(4, 4)


def test_there_is_no_result_without_points() -> None:
    assert outcome_of([], maximum=1) is None
    assert outcome_of([said(None)], maximum=1) is None
    assert outcome_of([said(0, 0)], maximum=None) is None
    assert outcome_of([said(0, 0, part=PART)], maximum=None) is None


def test_no_points_scale_to_nothing() -> None:
    assert Score(0, 0).scaled == 0


@given(
    st.lists(st.tuples(st.booleans(), st.floats(0, 50), st.floats(0, 50)), max_size=8),
    st.floats(0.5, 50),
)
@settings(max_examples=60, deadline=None)
def test_no_claims_lead_out_of_the_bounds(
    words: list[tuple[bool, float, float]], maximum: float
) -> None:
    statements = [
        said(min(a, b), max(a, b), part=PART if of_part else "") for of_part, a, b in words
    ]
    outcome = outcome_of(statements, maximum=maximum)
    assert outcome is None or 0 <= outcome.score.raw <= outcome.score.most + 1e-9
    assert outcome is None or outcome.score.most == pytest.approx(maximum)


def choice(*right: bool, **behaviour: Any) -> dict[str, Any]:
    return {"answers": [{"correct": each} for each in right], "behaviour": behaviour}


def inside(library: str, params: Any) -> dict[str, Any]:
    return {"library": library, "params": params}


@pytest.mark.parametrize(
    ("library", "params", "expected"),
    [
        ("H5P.TrueFalse 1.8", {}, 1),
        ("H5P.MultiChoice 1.16", choice(True, False), 1),
        ("H5P.MultiChoice 1.16", choice(True, True, False), 2),
        ("H5P.MultiChoice 1.16", choice(True, True, type="single"), 1),
        ("H5P.MultiChoice 1.16", choice(True, True, singlePoint=True), 1),
        ("H5P.MultiChoice 1.16", choice(True, type="multi"), 1),
        ("H5P.MultiChoice 1.16", choice(False), 1),
        ("H5P.Blanks 1.14", {"questions": ["<p>*Ei/Eier* und *Mehl:Korn*</p>", "*a*"]}, 3),
        ("H5P.DragText 1.10", {"textField": "Die *Katze* jagt **kein** *Auto*"}, 2),
        ("H5P.DragText 1.10", {}, None),
        ("H5P.MarkTheWords 1.11", {"textField": "ein *Wort*"}, 1),
        ("H5P.SingleChoiceSet 1.11", {"choices": [{"answers": ["a"]}, {}]}, 1),
        ("H5P.Summary 1.10", {"summaries": [{"summary": ["a"]}, {"summary": []}]}, 1),
        ("H5P.Flashcards 1.7", {"cards": [{}, {}]}, 2),
        ("H5P.Accordion 1.0", {}, 0),
        (
            "H5P.QuestionSet 1.20",
            {
                "questions": [
                    inside("H5P.TrueFalse 1.8", {}),
                    inside("H5P.Blanks 1.14", {"questions": ["*a* *b*"]}),
                ]
            },
            3,
        ),
        ("H5P.Column 1.16", {"content": [{"content": inside("H5P.Unknown 1.0", {})}]}, None),
        ("H5P.Unknown 1.0", {}, None),
        ("nothing", {}, None),
    ],
)
def test_points_are_counted_from_the_content(
    library: str, params: Any, expected: float | None
) -> None:
    assert maximum_of(library, params) == expected


def test_contents_inside_are_found_in_order_and_not_deeper() -> None:
    inner = inside("H5P.B 1.0", {"deeper": inside("H5P.C 1.0", {})})
    assert [
        name for name, _ in contents_within({"x": [inside("H5P.A 1.0", {}), {"y": inner}]})
    ] == ["H5P.A 1.0", "H5P.B 1.0"]


CHOICE = Interaction("choice", choices=(("0", "Ja"), ("1", "Nein")), correct=("0[,]1",))
MATCH = Interaction(
    "matching", choices=(("a", "Hund"),), targets=(("b", "bellt"),), correct=("a[.]b",)
)
FILL = Interaction("fill-in", correct=("{case_matters=false}Ei[,]Mehl",))


@pytest.mark.parametrize(
    ("interaction", "response", "words", "right"),
    [
        (CHOICE, "1[,]0", ("Nein", "Ja"), True),
        (CHOICE, "1", ("Nein",), False),
        (CHOICE, "7", ("7",), False),
        (CHOICE, "", (), False),
        (MATCH, "a[.]b", ("Hund → bellt",), True),
        (FILL, "ei[,] Mehl", ("ei", " Mehl"), True),
        (FILL, "Mehl[,]Ei", ("Mehl", "Ei"), False),
        (Interaction("long-fill-in"), "Ein Aufsatz[,] ja", ("Ein Aufsatz[,] ja",), None),
        (Interaction("true-false", correct=("true",)), "true", ("true",), True),
        (Interaction("other"), "", (), None),
    ],
)
def test_answers_are_told_in_words(
    interaction: Interaction, response: str, words: tuple[str, ...], right: bool | None
) -> None:
    assert answered(interaction, response) == words
    assert is_right(interaction, response) is right
