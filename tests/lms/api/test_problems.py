"""Every failure of the API is a problem as RFC 9457 describes it."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404
from rest_framework import exceptions, serializers

from lms.api.problems import problem_response
from lms.kernel.errors import Conflict, DomainError, InvalidInput, NextStep, NotAllowed, NotFound

CASES = [
    (NotAllowed("Only the team.", code="not_may_edit"), 403, "not_may_edit", "Only the team."),
    (Conflict("Full.", code="course_full"), 409, "course_full", "Full."),
    (DomainError("No.", code="no"), 400, "no", "No."),
    (InvalidInput("Look again.", fields={"a": "b"}), 422, "invalid_input", "Look again."),
    (exceptions.ValidationError({"a": ["b"]}), 422, "invalid_input", None),
    (exceptions.ParseError(), 400, "parse_error", None),
    (exceptions.NotAuthenticated(), 401, "sign_in_needed", None),
    (exceptions.AuthenticationFailed(), 401, "sign_in_needed", None),
    (exceptions.PermissionDenied(), 403, "permission_denied", None),
    (PermissionDenied(), 403, "permission_denied", None),
    (exceptions.MethodNotAllowed("PUT"), 405, "method_not_allowed", None),
    (exceptions.NotAcceptable(), 406, "not_acceptable", None),
    (exceptions.UnsupportedMediaType("text/csv"), 415, "unsupported_media_type", None),
    (exceptions.Throttled(wait=7.2), 429, "throttled", None),
]


def answer_to(error: Exception) -> Any:
    response = problem_response(error, {})
    assert response is not None
    return response


@pytest.mark.parametrize(("error", "status", "code", "detail"), CASES)
def test_each_failure_has_the_same_shape(
    error: Exception, status: int, code: str, detail: str | None
) -> None:
    response = answer_to(error)
    assert response.status_code == response.data["status"] == status
    assert response.content_type == "application/problem+json"
    assert response.data["code"] == code
    assert response.data["type"] == f"urn:lernhub:problem:{code}"
    assert response.data["title"]
    assert response.data["detail"] == detail or (detail is None and response.data["detail"])


@pytest.mark.parametrize(
    "error",
    [NotFound("Draft of Meryem", code="course_hidden"), Http404("x"), exceptions.NotFound()],
)
def test_absent_and_hidden_read_the_same(error: Exception) -> None:
    response = answer_to(error)
    assert response.status_code == 404
    assert response.data == answer_to(Http404()).data
    assert response.data["code"] == "not_found"


def test_what_nobody_expected_is_not_swallowed() -> None:
    assert problem_response(RuntimeError("bug"), {}) is None


def test_the_next_step_leads_on() -> None:
    step = NextStep("Join the waiting list", "/kurse/x/warteliste/")
    response = answer_to(Conflict("Full.", code="full", next_step=step))
    assert response.data["next_step"] == {"label": step.label, "url": step.url}


def test_a_throttled_program_learns_how_long_to_wait() -> None:
    assert answer_to(exceptions.Throttled(wait=7.2)).headers["Retry-After"] == "8"


def test_401_names_a_scheme_for_which_browsers_open_no_box() -> None:
    header = answer_to(exceptions.NotAuthenticated()).headers["WWW-Authenticate"]
    assert header.startswith("Session ")


def test_nested_fields_are_named_by_their_path() -> None:
    class Inner(serializers.Serializer[Any]):
        number = serializers.IntegerField()

    class Outer(serializers.Serializer[Any]):
        name = serializers.CharField()
        rows = Inner(many=True)

    form = Outer(data={"rows": [{"number": 1}, {"number": "x"}]})
    with pytest.raises(exceptions.ValidationError) as refusal:
        form.is_valid(raise_exception=True)
    named = [error["field"] for error in answer_to(refusal.value).data["errors"]]
    assert named == ["name", "rows.1.number"]
