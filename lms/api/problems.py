"""Errors as problem JSON, RFC 9457: every failure of the API has the same shape.

`code` is for machines and stable, `detail` is a sentence for people, `errors` names fields,
`next_step` leads on.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseBase, JsonResponse
from django.utils.translation import gettext as _
from rest_framework import exceptions
from rest_framework.response import Response
from rest_framework.views import set_rollback

from lms.api.authentication import CHALLENGE
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


def sign_in_answer() -> HttpResponse:
    """For visitors, wherever there is nothing for them; see ClosedDoorMiddleware."""
    return _answer(_sign_in_needed())


def not_found_answer() -> HttpResponse:
    """For people who have signed in, at an address that does not exist."""
    return _answer(_not_found())


def _answer(problem: Problem) -> HttpResponse:
    return JsonResponse(
        problem.as_json(),
        status=problem.status,
        headers=dict(problem.headers),
        content_type=PROBLEM_TYPE,
    )


def _problem_of(error: Exception) -> Problem | None:
    if isinstance(error, NotFound | Http404 | exceptions.NotFound):
        return _not_found()
    if isinstance(error, DomainError):
        return _of_domain(error)
    if isinstance(error, exceptions.NotAuthenticated | exceptions.AuthenticationFailed):
        return _sign_in_needed()
    if isinstance(error, PermissionDenied):
        error = exceptions.PermissionDenied()
    return _of_framework(error) if isinstance(error, exceptions.APIException) else None


def _sign_in_needed() -> Problem:
    return Problem(
        status=401,
        code="sign_in_needed",
        detail=_("Please sign in first."),
        headers={"WWW-Authenticate": CHALLENGE},
    )


def _not_found() -> Problem:
    """Absent and hidden read the same, so the error's own words are not shown."""
    return Problem(status=404, code="not_found", detail=_("There is nothing at this address."))


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
    wait = getattr(error, "wait", None)
    return Problem(
        status=error.status_code,
        code=str(error.default_code),
        detail=str(error.detail),
        headers={"Retry-After": str(wait)} if wait else {},
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
