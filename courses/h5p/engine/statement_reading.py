"""Reading what a browser claims to be a statement, field by field.

Shape and ranges follow “Experience API, Part Two: Experience API Data”, version 1.0.3: sections 2.4.3
(verb), 2.4.4 (object), 2.4.5 (result: a raw score lies between min and max), 4.6 (durations, ISO 8601).
"""

import math
import re
import uuid
from collections.abc import Mapping
from typing import Any, TypeGuard

from courses.h5p.engine.findings import Reason, refused
from courses.h5p.engine.json_text import JsonObject
from courses.h5p.engine.statements import Interaction, Score, Statement

VERBS = frozenset(
    [
        "answered",
        "attempted",
        "completed",
        "consumed",
        "experienced",
        "initialized",
        "interacted",
        "launched",
        "mastered",
        "passed",
        "failed",
        "progressed",
        "responded",
        "scored",
        "started",
        "suspended",
        "terminated",
        "viewed",
        "watched",
        "downloaded",
        "copied",
        "accessed-consent",
        "accessed-reuse",
        "accessed-copyright",
        "accessed-embed",
    ]
)
"""The last words of the verbs that H5P core and the content types use."""

VERB_ADDRESS = re.compile(
    r"https?://[\w.-]{1,100}/(?:[\w./#-]{0,200}/)?(?P<word>[\w-]{1,40})\Z", re.ASCII
)
SUB_CONTENT = "http://h5p.org/x-api/h5p-subContentId"
DURATION = re.compile(
    r"P(?:(?P<days>\d{1,4}(?:\.\d+)?)D)?"
    r"(?:T(?:(?P<hours>\d{1,6}(?:\.\d+)?)H)?(?:(?P<minutes>\d{1,7}(?:\.\d+)?)M)?"
    r"(?:(?P<seconds>\d{1,9}(?:\.\d+)?)S)?)?\Z",
    re.ASCII,
)
INTERACTIONS = frozenset(
    [
        "true-false",
        "choice",
        "fill-in",
        "long-fill-in",
        "matching",
        "performance",
        "sequencing",
        "likert",
        "numeric",
        "other",
    ]
)
LONGEST_RESPONSE = 20_000
MOST_CHOICES = 400
HIGHEST_SCORE = 1_000_000


def read_statement(value: Any) -> Statement:
    """The claim in `value`. Raises PackageRefused (BAD_FIELD) naming the field that is wrong."""
    statement = _object(value, "statement")
    thing = _object(statement.get("object"), "object")
    definition = _object(thing.get("definition", {}), "object.definition")
    context = _object(statement.get("context", {}), "context")
    result = _object(statement.get("result", {}), "result")
    return Statement(
        id=_uuid(statement.get("id"), "id"),
        verb=_verb(statement.get("verb")),
        sub_content_id=_sub_content(definition, thing),
        parent_id=_parent(context),
        library=_library(context),
        interaction=_interaction(definition),
        score=_score(result.get("score")),
        success=_truth(result, "success"),
        completion=_truth(result, "completion"),
        response=_response(result.get("response")),
        duration_seconds=_duration(result.get("duration")),
    )


def _wrong(field: str) -> Exception:
    return refused(Reason.BAD_FIELD, "", field=field)


def _object(value: Any, field: str) -> JsonObject:
    if not isinstance(value, dict):
        raise _wrong(field)
    return value


def _uuid(value: Any, field: str) -> uuid.UUID:
    try:
        return uuid.UUID(value)
    except (ValueError, TypeError, AttributeError) as error:
        raise _wrong(field) from error


def _verb(value: Any) -> str:
    address = _object(value, "verb").get("id")
    found = VERB_ADDRESS.match(address) if isinstance(address, str) else None
    if found is None or found["word"] not in VERBS:
        raise _wrong("verb.id")
    return found["word"]


def _sub_content(definition: JsonObject, thing: JsonObject) -> str:
    extensions = definition.get("extensions")
    named = extensions.get(SUB_CONTENT) if isinstance(extensions, dict) else None
    if named is None:
        named = _named_in_address(thing.get("id"))
    return str(_uuid(named, "object.definition.extensions")) if named else ""


def _named_in_address(address: Any) -> str:
    found = (
        re.search(r"[?&#]subContentId=([0-9a-fA-F-]{36})(?:&|\Z)", address)
        if isinstance(address, str)
        else None
    )
    return found[1] if found else ""


def _activities(context: JsonObject, name: str) -> list[JsonObject]:
    all_of_them = context.get("contextActivities")
    listed = all_of_them.get(name) if isinstance(all_of_them, dict) else None
    if isinstance(listed, dict):
        listed = [listed]
    return [each for each in listed if isinstance(each, dict)] if isinstance(listed, list) else []


def _parent(context: JsonObject) -> str:
    for parent in _activities(context, "parent"):
        if named := _named_in_address(parent.get("id")):
            return str(_uuid(named, "context.contextActivities.parent"))
    return ""


def _library(context: JsonObject) -> str:
    for category in _activities(context, "category"):
        address = category.get("id")
        if isinstance(address, str) and "/libraries/" in address:
            return address.rpartition("/")[2][:120]
    return ""


def _interaction(definition: JsonObject) -> Interaction:
    kind = definition.get("interactionType", "other")
    if kind not in INTERACTIONS:
        raise _wrong("object.definition.interactionType")
    patterns = definition.get("correctResponsesPattern", [])
    if not isinstance(patterns, list) or len(patterns) > MOST_CHOICES:
        raise _wrong("object.definition.correctResponsesPattern")
    return Interaction(
        kind=kind,
        name=words_of(definition.get("name")),
        question=words_of(definition.get("description")),
        choices=_components(definition, "scale" if kind == "likert" else "choices", "source"),
        targets=_components(definition, "target"),
        correct=tuple(
            pattern[:LONGEST_RESPONSE] for pattern in patterns if isinstance(pattern, str)
        ),
    )


def _components(definition: JsonObject, *names: str) -> tuple[tuple[str, str], ...]:
    found = (definition[name] for name in names if isinstance(definition.get(name), list))
    listed: list[Any] = next(found, [])
    if len(listed) > MOST_CHOICES:
        raise _wrong(f"object.definition.{names[0]}")
    return tuple(
        (str(each.get("id", ""))[:200], words_of(each.get("description")))
        for each in listed
        if isinstance(each, dict)
    )


def words_of(value: Any) -> str:
    """The text of a language map (xAPI 4.2), whichever language it has; at most 2,000 characters."""
    texts = (
        [text for text in value.values() if isinstance(text, str)]
        if isinstance(value, Mapping)
        else []
    )
    return texts[0].strip()[:2000] if texts else ""


def _score(value: Any) -> Score | None:
    if value is None:
        return None
    score = _object(value, "result.score")
    raw, most = score.get("raw"), score.get("max")
    if raw is None and most is None and score.get("scaled") is not None:
        raw, most = score["scaled"], 1
    if not _is_number(raw) or not _is_number(most):
        raise _wrong("result.score")
    least = score.get("min", 0)
    if not _is_number(least) or not 0 <= most <= HIGHEST_SCORE or least > raw or raw > most:
        raise _wrong("result.score")
    return Score(max(float(raw), 0.0), float(most))


def _is_number(value: Any) -> TypeGuard[int | float]:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _truth(result: JsonObject, name: str) -> bool | None:
    value = result.get(name)
    if value is not None and not isinstance(value, bool):
        raise _wrong(f"result.{name}")
    return value


def _response(value: Any) -> str | None:
    if value is None:
        return None
    if not isinstance(value, str) or len(value) > LONGEST_RESPONSE or "\0" in value:
        raise _wrong("result.response")
    return value


def _duration(value: Any) -> float | None:
    if value is None:
        return None
    found = DURATION.match(value) if isinstance(value, str) else None
    if found is None:
        raise _wrong("result.duration")
    parts = {name: float(text or 0) for name, text in found.groupdict().items()}
    return (
        parts["days"] * 86_400 + parts["hours"] * 3_600 + parts["minutes"] * 60 + parts["seconds"]
    )
