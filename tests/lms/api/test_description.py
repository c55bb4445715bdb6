"""The OpenAPI document: every operation is described, exemplified, and the examples fit."""

from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest

from lms.api.document import document
from lms.api.scopes import Scope

JSON = "application/json"
METHODS = ("get", "post", "put", "patch", "delete")
DOCUMENT = document()


def operations() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every operation with the name it is called by."""
    for path, methods in DOCUMENT["paths"].items():
        for method in METHODS:
            if method in methods:
                yield f"{method.upper()} {path}", methods[method]


def bodies(operation: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """What is sent and what is received when all goes well, as JSON."""
    if sent := operation.get("requestBody", {}).get("content", {}).get(JSON):
        yield "sent", sent
    for status, response in operation["responses"].items():
        if status.startswith("2") and (got := response.get("content", {}).get(JSON)):
            yield status, got


OPERATIONS = dict(operations())


def validator(schema: dict[str, Any]) -> jsonschema.Draft202012Validator:
    """One that knows the document's components and takes formats seriously."""
    whole = {**schema, "components": DOCUMENT["components"]}
    return jsonschema.Draft202012Validator(
        whole, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    )


@pytest.mark.parametrize("name", OPERATIONS)
def test_every_body_shows_an_example_that_fits(name: str) -> None:
    for part, body in bodies(OPERATIONS[name]):
        examples = body.get("examples", {})
        assert examples, f"{part} of {name} has none: put @example above its serializer"
        for example in examples.values():
            validator(body["schema"]).validate(example["value"])


@pytest.mark.parametrize("name", OPERATIONS)
def test_every_operation_is_described_and_names_its_scope(name: str) -> None:
    operation = OPERATIONS[name]
    assert operation["tags"]
    assert len(operation["description"].splitlines()[0]) > 10
    needs = [need for need in operation["security"] if "token" in need]
    assert [Scope(scope) for need in needs for scope in need["token"]]
    assert {"session": []} in operation["security"]


@pytest.mark.parametrize("name", OPERATIONS)
def test_every_failure_is_a_problem(name: str) -> None:
    failures = {s: r for s, r in OPERATIONS[name]["responses"].items() if s >= "400" and s != "416"}
    assert {"400", "401", "403", "404", "406", "429"} <= failures.keys()
    for response in failures.values():
        assert list(response["content"]) == ["application/problem+json"]


def test_reads_have_versions_and_writes_of_the_same_address_take_them() -> None:
    for methods in DOCUMENT["paths"].values():
        for method in methods.keys() & {"put", "patch", "delete"}:
            headers = {p["name"] for p in methods[method].get("parameters", [])}
            assert ("If-Match" in headers) is ("get" in methods)
            assert ("412" in methods[method]["responses"]) is ("get" in methods)
    for name, operation in OPERATIONS.items():
        if name.startswith("GET"):
            assert "304" in operation["responses"]


def test_what_refuses_unknown_keys_says_so() -> None:
    assert DOCUMENT["components"]["schemas"]["EntryGiven"]["additionalProperties"] is False


def test_an_example_that_does_not_fit_is_found() -> None:
    with pytest.raises(jsonschema.ValidationError):
        validator({"$ref": "#/components/schemas/Answer"}).validate({"body": 1})
