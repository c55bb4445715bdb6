"""Errors as problem JSON, RFC 9457: every failure of the API has the same shape.

`code` is for machines and stable, `detail` is a sentence for people, `errors` names fields,
`next_step` leads on.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.http import Http404, HttpResponse, HttpResponseBase, JsonResponse
from django.utils.translation import gettext as _
from rest_framework import exceptions
from rest_framework.response import Response
from rest_framework.views import set_rollback

from lms.api.authentication import CHALLENGE, TokenNotValid
from lms.api.parsers import TooLarge
from lms.api.throttles import wait_sentence
from lms.kernel.errors import DomainError, InvalidInput, Moved, NextStep, NotFound
from lms.kernel.middleware import new_address

PROBLEM_TYPE = "application/problem+json"


@dataclass(frozen=True)
class Problem:
    """One failure, ready to be written down."""

    status: int
    code: str
    detail: str
    errors: Mapping[str, str] = field(default_factory=dict)
    next_step: NextStep | None = None
    headers: Mapping[str, str] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """The members of RFC 9457, section 3.1, and our extensions."""
        body: dict[str, Any] = {
            "type": f"urn:lernhub:problem:{self.code}",
            "title": HTTPStatus(self.status).phrase,
            "status": self.status,
            "detail": self.detail,
            "code": self.code,
        }
        if self.errors:
            body["errors"] = [{"field": name, "detail": text} for name, text in self.errors.items()]
        if self.next_step:
            body["next_step"] = {"label": str(self.next_step.label), "url": self.next_step.url}
        return body


def problem_response(error: Exception, context: Mapping[str, Any]) -> HttpResponseBase | None:
    """DRF's exception handler. None (a 500) for what nobody expected."""
    if isinstance(error, Moved):
        return new_address(context["request"], error)
    problem = _problem_of(error)
    if problem is None:
        return None
    set_rollback()
    return Response(
        problem.as_json(),
        status=problem.status,
        headers=dict(problem.headers),
        content_type=PROBLEM_TYPE,
    )


def broken_answer(*, status: int, reference: str) -> HttpResponse:
    """For what went wrong before or beyond a view: 400 for an unreadable request, 500 for a fault."""
    sentences = {
        400: _("This request can't be read."),
        500: _("Something went wrong on our side. Please tell us the number %(reference)s."),
    }
    codes = {400: "bad_request", 500: "server_error"}
    detail = sentences[status] % {"reference": reference}
    problem = Problem(status=status, code=codes[status], detail=detail)
    return JsonResponse(problem.as_json(), status=status, content_type=PROBLEM_TYPE)


def refusal_answer(error: DomainError) -> HttpResponse:
    """For a request that is refused before it reaches a view."""
    problem = _of_domain(error)
    return JsonResponse(problem.as_json(), status=problem.status, content_type=PROBLEM_TYPE)


def _problem_of(error: Exception) -> Problem | None:
    if isinstance(error, NotFound | Http404 | exceptions.NotFound):
        return _not_found()
    if isinstance(error, DomainError):
        return _of_domain(error)
    if isinstance(error, exceptions.NotAuthenticated | exceptions.AuthenticationFailed):
        return _unauthenticated(error)
    if isinstance(error, exceptions.Throttled):
        return _too_fast(error)
    if isinstance(error, PermissionDenied):
        error = exceptions.PermissionDenied()
    if isinstance(error, RequestDataTooBig):
        error = TooLarge()
    return _of_framework(error) if isinstance(error, exceptions.APIException) else None


def _unauthenticated(error: exceptions.APIException) -> Problem:
    if isinstance(error, TokenNotValid):
        return Problem(
            status=401,
            code=error.default_code,
            detail=str(error.detail),
            headers={"WWW-Authenticate": error.challenge},
        )
    return Problem(
        status=401,
        code="sign_in_needed",
        detail=_("Please sign in first."),
        headers={"WWW-Authenticate": CHALLENGE},
    )


def _not_found() -> Problem:
    """Absent and hidden read the same, so the error's own words are not shown."""
    return Problem(status=404, code="not_found", detail=_("There is nothing at this address."))


def _too_fast(error: exceptions.Throttled) -> Problem:
    seconds = max(1, math.ceil(getattr(error, "wait", None) or 1))
    return Problem(
        status=429,
        code="throttled",
        detail=wait_sentence(seconds),
        headers={"Retry-After": str(seconds)},
    )


def _of_domain(error: DomainError) -> Problem:
    return Problem(
        status=error.status,
        code=error.code,
        detail=str(error.message),
        errors=error.fields if isinstance(error, InvalidInput) else {},
        next_step=error.next_step,
    )


def _of_framework(error: exceptions.APIException) -> Problem:
    if isinstance(error, exceptions.ValidationError):
        return Problem(
            status=422,
            code="invalid_input",
            detail=_("Some entries need a change."),
            errors=dict(_by_field(error.detail)),
        )
    challenge = getattr(error, "challenge", "")
    return Problem(
        status=error.status_code,
        code=str(error.default_code),
        detail=str(error.detail),
        headers={"WWW-Authenticate": challenge} if challenge else {},
    )


def _by_field(detail: Any, *, path: str = "") -> list[tuple[str, str]]:
    """Flat pairs of "outer.inner" and sentence, out of DRF's nested lists and dicts."""
    if isinstance(detail, Mapping):
        inner = [(f"{path}.{key}".strip("."), value) for key, value in detail.items()]
    elif isinstance(detail, list) and any(isinstance(item, Mapping | list) for item in detail):
        inner = [(f"{path}.{index}".strip("."), value) for index, value in enumerate(detail)]
    else:
        texts = detail if isinstance(detail, list) else [detail]
        return [(path, " ".join(str(text) for text in texts))]
    return [pair for key, value in inner for pair in _by_field(value, path=key)]
