"""Texts are as long as the OpenAPI document says, and not a letter longer."""

import json
from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from lms.api.document import document
from tests.architecture.test_routes import personas  # noqa: F401 - a fixture
from tests.lms.api.asking import headers_of, places
from tests.support.personas import Personas

DOCUMENT = document()
JSON = "application/json"
WRITERS = ("staff", "owner", "learner")
UNSEEN = {HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND, HTTPStatus.CONFLICT}
ELSEWHERE = "/notebook/"
"""No unit of these tests is a notebook: tests/hub/notebooks looks at its doors."""


def resolved(shape: dict[str, Any]) -> dict[str, Any]:
    """The shape behind a reference."""
    name = shape.get("$ref", "").rpartition("/")[2]
    return DOCUMENT["components"]["schemas"][name] if name else shape


def bounded() -> Iterator[tuple[str, str, int, dict[str, Any]]]:
    """Operation, property, its most letters, and a body that is right."""
    for path, methods in DOCUMENT["paths"].items():
        for method in methods.keys() & {"post", "put", "patch"}:
            if ELSEWHERE in path:
                continue
            content = methods[method].get("requestBody", {}).get("content", {}).get(JSON)
            if not content:
                continue
            right = next(iter(content["examples"].values()))["value"]
            for name, shape in resolved(content["schema"])["properties"].items():
                if most := shape.get("maxLength"):
                    yield f"{method.upper()} {path}", name, most, right


BOUNDED = sorted(bounded(), key=lambda each: each[:2])


@pytest.mark.django_db
def test_one_letter_too_many_is_refused_by_name(personas: Personas) -> None:  # noqa: F811
    clients = [
        Client(headers={"If-Match": "*", **headers_of(personas, writer)}) for writer in WRITERS
    ]
    wrong = []
    for label, name, most, right in BOUNDED:
        method, _, path = label.partition(" ")
        body = json.dumps({**right, name: "x" * (most + 1)})
        address = path.format(**places(label))
        answers = [write(client, method, address, body) for client in clients]
        reached = [answer for answer in answers if answer["status"] not in UNSEEN]
        named = [[e["field"] for e in answer.get("errors", [])] for answer in reached]
        if not named or not all(name in fields for fields in named):
            wrong.append((label, name, answers))
    assert wrong == []


def write(client: Client, method: str, address: str, body: str) -> Any:
    """The answer; whatever was changed is taken back."""
    with transaction.atomic():
        response = client.generic(method, address, body, JSON)
        transaction.set_rollback(True)
    return response.json()
