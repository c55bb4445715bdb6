"""What the OpenAPI document says beyond what drf-spectacular sees: the session, and problems."""

from typing import Any

from drf_spectacular.authentication import SessionScheme

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
ALWAYS = {
    "401": "Nobody has signed in.",
    "404": "There is no such thing, or not for this person.",
    "429": "Too many requests; `Retry-After` says how long to wait.",
}
ON_WRITE = {
    "403": "This person may not do that; `detail` says why.",
    "409": "The thing's state rules this out.",
    "422": "Some values can't be accepted; `errors` names them.",
}
METHODS = ("get", "post", "put", "patch", "delete")


class SessionSchemeOfOurs(SessionScheme):  # type: ignore[no-untyped-call]
    """The session cookie, under the name that the settings give it."""

    target_class = "lms.api.authentication.SessionAuthentication"
    name = "session"


def document_problems(result: dict[str, Any], **_context: Any) -> dict[str, Any]:
    """drf-spectacular's hook: every operation answers with problems when it fails."""
    components = result.setdefault("components", {})
    components.setdefault("schemas", {})["Problem"] = PROBLEM_SCHEMA
    for path in result.get("paths", {}).values():
        for method in METHODS:
            if method in path:
                _add_problems(path[method]["responses"], writes=method != "get")
    return result


def _add_problems(responses: dict[str, Any], *, writes: bool) -> None:
    for status, description in {**ALWAYS, **(ON_WRITE if writes else {})}.items():
        responses.setdefault(
            status,
            {
                "description": description,
                "content": {
                    "application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}
                },
            },
        )
