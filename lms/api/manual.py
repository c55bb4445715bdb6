"""The description of the API for people: the OpenAPI document, room by room, as a page can show it."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

Schema = Mapping[str, Any]
JSON_TYPE = "application/json"
METHODS = ("get", "post", "put", "patch", "delete")
REFERENCE = "#/components/schemas/"
OTHERS_FROM = "300"
CODE = re.compile(r"`([^`]+)`")


@dataclass(frozen=True)
class Value:
    """A parameter of an address, or a field of a body."""

    name: str
    shape: str
    is_required: bool
    description: SafeString
    place: str = ""


@dataclass(frozen=True)
class Body:
    """What is sent or comes back, of one media type. `example` is JSON, empty for files."""

    status: str
    media_type: str
    fields: tuple[Value, ...]
    example: str


@dataclass(frozen=True)
class Operation:
    """One thing that a program can do. `others` are the numbers of other answers and what they mean here."""

    key: str
    method: str
    path: str
    summary: SafeString
    description: SafeString
    scope: str
    parameters: tuple[Value, ...]
    sent: tuple[Body, ...]
    returned: tuple[Body, ...]
    others: tuple[tuple[str, SafeString], ...]


def rooms_of(document: Schema) -> dict[str, list[Operation]]:
    """Every operation of the OpenAPI `document`, grouped by room, both in alphabetical order."""
    rooms: dict[str, list[Operation]] = {}
    for path, methods in sorted(document["paths"].items()):
        for method in METHODS:
            if found := methods.get(method):
                room = found["tags"][0]
                rooms.setdefault(room, []).append(_operation(document, path, method, found))
    return dict(sorted(rooms.items()))


def _operation(document: Schema, path: str, method: str, found: Schema) -> Operation:
    answers = found["responses"]
    description, _, _scope = found.get("description", "").partition("\n\nScope of a token:")
    return Operation(
        key=found["operationId"],
        method=method.upper(),
        path=path,
        summary=_said(found.get("summary", "")),
        description=_said(_beyond(found.get("summary", ""), description)),
        scope=next((need["token"][0] for need in found.get("security", ()) if "token" in need), ""),
        parameters=tuple(_parameter(document, each) for each in found.get("parameters", ())),
        sent=tuple(_bodies(document, "", found.get("requestBody", {}))),
        returned=tuple(
            body
            for status, answer in sorted(answers.items())
            if status < OTHERS_FROM
            for body in _bodies(document, status, answer)
        ),
        others=tuple(
            (status, _said(answer["description"]))
            for status, answer in sorted(answers.items())
            if status >= OTHERS_FROM
        ),
    )


def _said(words: str) -> SafeString:
    """`words` of the document as HTML, with what stands between backticks as code."""
    return mark_safe(CODE.sub(r"<code>\1</code>", escape(words)))  # noqa: S308 - escaped before


def _beyond(summary: str, description: str) -> str:
    """What the description says after its first sentence, which is the summary."""
    rest = description.strip().removeprefix(summary).removeprefix(".")
    return rest.strip()


def _parameter(document: Schema, found: Schema) -> Value:
    return Value(
        name=found["name"],
        shape=shape_of(document, found["schema"]),
        is_required=found.get("required", False),
        description=_said(found.get("description", "")),
        place=found["in"],
    )


def _bodies(document: Schema, status: str, found: Schema) -> Iterator[Body]:
    contents = found.get("content", {})
    if not contents and status:
        yield Body(status, "", (), "")
    for media_type, content in contents.items():
        examples = content.get("examples", {})
        shown = [example["value"] for example in examples.values() if media_type == JSON_TYPE]
        example = json.dumps(shown[0], ensure_ascii=False, indent=2) if shown else ""
        fields = tuple(_fields(document, content.get("schema", {})))
        yield Body(status, media_type, fields, example)


def _fields(document: Schema, schema: Schema) -> Iterator[Value]:
    whole = _resolved(document, schema)
    if whole.get("type") == "array":
        whole = _resolved(document, whole.get("items", {}))
    required = whole.get("required", ())
    for name, field in whole.get("properties", {}).items():
        yield Value(name, shape_of(document, field), name in required, field.get("description", ""))


def _resolved(document: Schema, schema: Schema) -> Schema:
    """What `schema` refers to, else itself."""
    name = schema.get("$ref", "").removeprefix(REFERENCE)
    found: Schema = document["components"]["schemas"][name] if name else schema
    return found


def shape_of(document: Schema, schema: Schema) -> str:
    """A value's shape in words, such as "list of text", "number or null" or "one of: draft, published"."""
    if several := schema.get("oneOf") or schema.get("anyOf"):
        return " or ".join(shape_of(document, each) for each in several)
    if parts := schema.get("allOf"):
        return shape_of(document, parts[0])
    whole = _resolved(document, schema)
    if values := whole.get("enum"):
        return "one of: " + ", ".join('""' if value == "" else str(value) for value in values)
    if "$ref" in schema:
        return str(schema["$ref"]).removeprefix(REFERENCE)
    kinds = whole.get("type", "any")
    return " or ".join(
        _word(document, whole, kind) for kind in ([kinds] if isinstance(kinds, str) else kinds)
    )


def _word(document: Schema, schema: Schema, kind: str) -> str:
    if kind == "array":
        return f"list of {shape_of(document, schema.get('items', {}))}"
    if kind == "string":
        form = schema.get("format", "")
        most = schema.get("maxLength")
        return (form or "text") + (f", at most {most} characters" if most else "")
    return str({"boolean": "true or false", "integer": "whole number"}.get(kind, kind))
