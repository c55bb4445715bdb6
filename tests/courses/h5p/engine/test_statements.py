"""Claims of a browser, read and kept."""

from typing import Any

import pytest

from courses.h5p.engine.findings import PackageRefused
from courses.h5p.engine.statement_reading import read_statement
from courses.h5p.engine.statements import Score, as_recorded
from tests.courses.h5p.engine.claims import OTHER, PART, claim, points


def test_a_claim_is_read() -> None:
    result = points(3, success=False, completion=True, response="1", duration="PT1M2.5S")
    statement = read_statement(claim(part=PART, result=result))
    assert (statement.verb, statement.sub_content_id, statement.parent_id) == (
        "answered",
        PART,
        OTHER,
    )
    assert statement.score == Score(3, 4)
    assert (statement.success, statement.completion, statement.response) == (False, True, "1")
    assert statement.duration_seconds == 62.5
    assert statement.library == "H5P.MultiChoice-1.16"
    assert statement.interaction.question == "Was stimmt?"
    assert statement.interaction.choices == (("0", "Ja"), ("1", "Nein"))
    assert not statement.is_root


def test_a_part_may_be_named_in_the_address_only() -> None:
    value = claim()
    value["object"]["id"] = f"https://elsewhere.example/7?subContentId={PART}"
    assert read_statement(value).sub_content_id == PART


def test_a_scaled_score_alone_will_do() -> None:
    assert read_statement(claim(result={"score": {"scaled": 0.5}})).score == Score(0.5, 1)


def test_minus_points_count_as_none() -> None:
    assert read_statement(claim(result={"score": {"min": -5, "raw": -2, "max": 3}})).score == Score(
        0, 3
    )


SPOILT: list[tuple[str, dict[str, Any], str]] = [
    ("no id", {"id": None}, "id"),
    ("an id that is none", {"id": "7"}, "id"),
    ("no verb", {"verb": None}, "verb"),
    ("a strange verb", {"verb": {"id": "http://adlnet.gov/expapi/verbs/hacked"}}, "verb.id"),
    ("a verb that is no address", {"verb": {"id": "answered"}}, "verb.id"),
    ("no object", {"object": None}, "object"),
    (
        "a strange interaction",
        {"object": {"definition": {"interactionType": "x"}}},
        "object.definition.interactionType",
    ),
    ("more points than there are", {"result": points(5)}, "result.score"),
    ("endless points", {"result": points(float("inf"), float("inf"))}, "result.score"),
    ("points that are none", {"result": points("3")}, "result.score"),  # type: ignore[arg-type]
    ("truth as points", {"result": points(True)}, "result.score"),
    ("a million and more", {"result": points(1, 10**7)}, "result.score"),
    ("below the least", {"result": {"score": {"min": 2, "raw": 1, "max": 3}}}, "result.score"),
    ("success that is a text", {"result": {"success": "yes"}}, "result.success"),
    ("a response that is a list", {"result": {"response": []}}, "result.response"),
    ("a response that is a book", {"result": {"response": "x" * 20_001}}, "result.response"),
    ("a response with NUL", {"result": {"response": "\0"}}, "result.response"),
    ("a duration that is none", {"result": {"duration": "1 hour"}}, "result.duration"),
    ("a result that is none", {"result": 3}, "result"),
]


@pytest.mark.parametrize(("change", "field"), [s[1:] for s in SPOILT], ids=[s[0] for s in SPOILT])
def test_a_spoilt_claim_names_its_field(change: dict[str, Any], field: str) -> None:
    with pytest.raises(PackageRefused) as caught:
        read_statement(claim(**change))
    assert caught.value.findings[0].values == {"field": field}


def test_the_server_says_who_did_it_and_to_what() -> None:
    value = claim(part=PART, result=points(3))
    recorded = as_recorded(
        read_statement(value),
        value=value,
        actor="p-17",
        home="https://hub.example",
        thing="https://hub.example/u/1",
        at="2026-11-24T10:00:00+00:00",
    )
    assert recorded["actor"]["account"] == {"name": "p-17", "homePage": "https://hub.example"}
    assert recorded["object"]["id"] == f"https://hub.example/u/1#{PART}"
    assert "elsewhere" not in str(recorded)
    assert "someone.else" not in str(recorded)
    assert (
        recorded["context"]["contextActivities"]["parent"][0]["id"]
        == f"https://hub.example/u/1#{OTHER}"
    )
