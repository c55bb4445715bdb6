"""Schemathesis asks every operation, well and badly, as several people: no fault, no undocumented answer.

Deterministic and bounded, so that it can run with every change. A long run, with other questions each time:
`LERNHUB_QUESTIONS=200 pytest -n0 tests/lms/api/test_schemathesis.py`.
"""

import os
from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

import pytest
import schemathesis
from django.core.cache import cache
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, transaction
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import Case, GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from lms.api.document import document
from tests.architecture.test_routes import personas  # noqa: F401 - a fixture
from tests.lms.api.asking import headers_of, places
from tests.support.personas import Personas

QUESTIONS = int(os.environ.get("LERNHUB_QUESTIONS", "0"))
USUAL_QUESTIONS = 3
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
LETTERS = 300
"""Longer texts take Hypothesis seconds; see `test_lengths` for their bounds."""


@pytest.fixture(autouse=True)
def _connection_stays_open() -> Iterator[None]:
    """Each request would end by closing the connection that the test's transaction lives in."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


def without_long_texts(shape: Any) -> Any:
    """The document, as if long texts had no bound."""
    if isinstance(shape, list):
        return [without_long_texts(each) for each in shape]
    if not isinstance(shape, dict):
        return shape
    is_long = isinstance(most := shape.get("maxLength"), int) and most > LETTERS
    return {
        name: without_long_texts(value)
        for name, value in shape.items()
        if not (is_long and name == "maxLength")
    }


SCHEMA = schemathesis.openapi.from_dict(without_long_texts(document()))
SCHEMA.app = WSGIHandler()
READ = list(SCHEMA.get_all_operations())
OPERATIONS = {result.ok().label: result.ok() for result in READ if isinstance(result, Ok)}
assert len(OPERATIONS) == len(READ), "Schemathesis can't read a part of the document."
ROOMS: dict[str, list[str]] = {}
for name, operation in OPERATIONS.items():
    ROOMS.setdefault("".join(operation.tags or ()), []).append(name)
EVERYBODY = ("anonymous", "learner", "trainer", "staff")
SIGNED_IN = EVERYBODY[1:]
LOOKING_AROUND = ("staff",)

pytestmark = pytest.mark.django_db


def ask(case: Case[Any], headers: dict[str, str], *, badly: bool) -> None:
    """Put one question and look at the answer; whatever it changed is taken back."""
    cache.clear()
    with transaction.atomic():
        response = case.call(headers=headers)
        transaction.set_rollback(True)
    was_read = response.status_code != HTTPStatus.PRECONDITION_FAILED
    rejection = [negative_data_rejection] if badly and was_read else []
    case.validate_response(response, checks=[*CHECKS, *rejection], headers=headers)


def ways_to_ask(label: str) -> Iterator[tuple[GenerationMode, dict[str, Any], tuple[str, ...]]]:
    """Well and badly, about what exists and about whatever comes to mind; and who asks that way."""
    operation, there = OPERATIONS[label], places(label)
    yield GenerationMode.POSITIVE, there, EVERYBODY
    if there:
        yield GenerationMode.POSITIVE, {}, LOOKING_AROUND
    if operation.body or operation.query:
        yield GenerationMode.NEGATIVE, there, SIGNED_IN


def ask_about(label: str, people: dict[str, dict[str, str]]) -> None:
    """Put some questions of each kind to one operation."""
    for mode, there, askers in ways_to_ask(label):
        strategy = OPERATIONS[label].as_strategy(
            generation_mode=mode, path_parameters=there or None
        )

        @settings(
            max_examples=QUESTIONS or USUAL_QUESTIONS,
            derandomize=not QUESTIONS,
            database=None,
            deadline=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(case=strategy)
        def questions(case: Case[Any]) -> None:
            for name in askers:  # noqa: B023
                ask(case, people[name], badly=mode is GenerationMode.NEGATIVE)  # noqa: B023

        questions()


@pytest.mark.parametrize("room", ROOMS)
def test_whatever_is_asked_the_answer_is_documented(room: str, personas: Personas) -> None:  # noqa: F811
    people = {name: headers_of(personas, name) for name in EVERYBODY}
    wrong = []
    for label in ROOMS[room]:
        try:
            ask_about(label, people)
        except Exception as error:  # noqa: BLE001 - the other operations are asked, too
            error.add_note(label)
            wrong.append(error)
    if wrong:
        raise ExceptionGroup(room, wrong)
