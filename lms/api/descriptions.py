"""What the OpenAPI document says beyond what drf-spectacular sees: scopes, versions, problems."""

from typing import Any

from django.utils import translation
from drf_spectacular.authentication import SessionScheme
from drf_spectacular.extensions import (
    OpenApiAuthenticationExtension,
    OpenApiSerializerExtension,
)
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import OpenApiParameter

from lms.api.scopes import SCOPE_LABELS, Scope

PROBLEM_TYPE = "application/problem+json"
PROBLEM_SCHEMA: dict[str, Any] = {
    "type": "object",
    "description": "What went wrong, RFC 9457.",
    "required": ["type", "title", "status", "detail", "code"],
    "properties": {
        "type": {"type": "string", "format": "uri"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string", "description": "A sentence for people."},
        "code": {"type": "string", "description": "For machines; stable."},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["field", "detail"],
                "properties": {"field": {"type": "string"}, "detail": {"type": "string"}},
            },
        },
        "next_step": {
            "type": "object",
            "required": ["label", "url"],
            "properties": {
                "label": {"type": "string"},
                "url": {"type": "string", "format": "uri-reference"},
            },
        },
    },
}
PROBLEM_EXAMPLE = {
    "type": "urn:lernhub:problem:not_found",
    "title": "Not Found",
    "status": 404,
    "detail": "There is nothing at this address.",
    "code": "not_found",
}
ALWAYS = {
    "400": "The request can't be read.",
    "401": "Nobody has signed in, or the token is not valid.",
    "403": "This person or this token may not do that; `detail` says why.",
    "404": "There is no such thing, or not for this person.",
    "406": "Answers are JSON; `Accept` rules that out.",
    "422": "Some values can't be accepted; `errors` names them.",
    "429": "Too many requests; `Retry-After` says how long to wait.",
}
ON_WRITE = {"409": "The thing's state rules this out."}
ON_BODY = {"413": "The body is too large.", "415": "Bodies are JSON."}
ON_CHANGE = {"412": "It was changed since the version that `If-Match` names."}
ON_GUARDED = {"428": "`If-Match` is needed here, so that nobody overwrites what she has not seen."}
UNCHANGED = {"304": {"description": "`If-None-Match` names the present version."}}
ETAG = {"description": "The version of this answer.", "schema": {"type": "string"}}
IF_NONE_MATCH = OpenApiParameter(
    "If-None-Match",
    str,
    OpenApiParameter.HEADER,
    description="The ETag of what you have; 304 while it is current.",
)


class SessionSchemeOfOurs(SessionScheme):  # type: ignore[no-untyped-call]
    """The session cookie, under the name that the settings give it."""

    target_class = "lms.api.authentication.SessionAuthentication"
    name = "session"


class TokenScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    """Access tokens, with all scopes."""

    target_class = "lms.api.authentication.TokenAuthentication"
    name = "token"

    def get_security_definition(self, _auto_schema: Any) -> dict[str, Any]:
        """RFC 6750."""
        lines = [f"- `{scope}`: {SCOPE_LABELS[scope]}" for scope in Scope]
        return {
            "type": "http",
            "scheme": "bearer",
            "bearerFormat": "lhub_…",
            "description": "An access token from your profile. Scopes:\n\n" + "\n".join(lines),
        }


class ClosedShape(OpenApiSerializerExtension):  # type: ignore[no-untyped-call]
    """Bodies that refuse unknown keys say so."""

    target_class = "lms.api.given.Given"
    match_subclasses = True

    def map_serializer(self, auto_schema: AutoSchema, direction: Any) -> dict[str, Any]:
        """As drf-spectacular does, and closed."""
        shape: dict[str, Any] = auto_schema._map_serializer(  # type: ignore[no-untyped-call] # noqa: SLF001 - its way to extend
            self.target, direction, bypass_extensions=True
        )
        return {**shape, "additionalProperties": False}


class DoorSchema(AutoSchema):
    """The description of a Door."""

    def get_description(self) -> str:  # type: ignore[override]
        """The docstring and the scope."""
        scope = self._scope()
        said = super().get_description()
        return f"{said}\n\nScope of a token: `{scope}`." if scope else said

    def get_tags(self) -> list[str]:
        """The room, so that operations are listed by what they are about."""
        return [self.view.__class__.__module__.split(".")[1]]

    def get_summary(self) -> str:
        """The first sentence, so that a list of operations can be read."""
        return str(super().get_description()).split("\n", maxsplit=1)[0].rstrip(".")

    def get_auth(self) -> list[dict[str, Any]]:
        """Session, token with its scope, or nobody."""
        scope = self._scope()
        return [
            {"token": [scope.value]} if scope and "token" in need else need
            for need in super().get_auth()
        ]

    def get_override_parameters(self) -> list[Any]:
        """The parameters of the view, and the headers that go with versions."""
        headers = {"GET": [IF_NONE_MATCH]}.get(self.method, [])
        if self._changes():
            headers = [_if_match(required=self._is_guarded())]
        return [*super().get_override_parameters(), *headers]

    def get_operation(self, *place: Any) -> dict[str, Any] | None:
        """The operation with everything that can go wrong. Programmers read English."""
        with translation.override("en"):
            operation: dict[str, Any] | None = super().get_operation(*place)
        if operation is not None:
            responses = operation["responses"]
            for status, description in self._failures(operation).items():
                responses.setdefault(status, _problem(description))
            if self.method == "GET":
                responses.update(UNCHANGED)
                responses["200"].setdefault("headers", {})["ETag"] = ETAG
            if "slug" in place[0]:
                responses["308" if self.method != "GET" else "301"] = _moved()
        return operation

    def _failures(self, operation: dict[str, Any]) -> dict[str, str]:
        found = dict(ALWAYS)
        if self.method != "GET":
            found |= ON_WRITE
        if "requestBody" in operation:
            found |= ON_BODY
        if self._changes():
            found |= ON_CHANGE
        return found | (ON_GUARDED if self._is_guarded() else {})

    def _scope(self) -> Scope | None:
        find = getattr(self.view, "scope_for", None)
        return find(self.method) if find else None

    def _changes(self) -> bool:
        return self.method in ("PUT", "PATCH", "DELETE") and hasattr(self.view, "get")

    def _is_guarded(self) -> bool:
        return self._changes() and getattr(self.view, "needs_if_match", False)


def _if_match(*, required: bool) -> OpenApiParameter:
    says = "The ETag of the version that you change; 412 if it is no longer current."
    return OpenApiParameter(
        "If-Match",
        str,
        OpenApiParameter.HEADER,
        description=says if required else f"{says} Without it the last one to write wins.",
    )


def _problem(description: str) -> dict[str, Any]:
    shape = {"$ref": "#/components/schemas/Problem"}
    return {"description": description, "content": {PROBLEM_TYPE: {"schema": shape}}}


def _moved() -> dict[str, Any]:
    address = {"schema": {"type": "string", "format": "uri-reference"}}
    return {
        "description": "The thing goes by another name now.",
        "headers": {"Location": address},
    }


def add_problem(result: dict[str, Any], **_context: Any) -> dict[str, Any]:
    """drf-spectacular's hook: the shape that every failure has."""
    schemas = result.setdefault("components", {}).setdefault("schemas", {})
    schemas["Problem"] = {**PROBLEM_SCHEMA, "examples": [PROBLEM_EXAMPLE]}
    return result
