"""Django's settings for the API: who may ask, how often, and how it describes itself."""

from typing import Any

REST_FRAMEWORK: dict[str, Any] = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "lms.api.authentication.TokenAuthentication",
        "lms.api.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_PARSER_CLASSES": ["lms.api.parsers.JSONParser"],
    "DEFAULT_RENDERER_CLASSES": ["lms.api.renderers.JSONRenderer"],
    "DEFAULT_SCHEMA_CLASS": "lms.api.descriptions.DoorSchema",
    "DEFAULT_METADATA_CLASS": None,
    "EXCEPTION_HANDLER": "lms.api.problems.problem_response",
    "DEFAULT_THROTTLE_CLASSES": [
        "lms.api.throttles.VisitorThrottle",
        "lms.api.throttles.PersonThrottle",
        "lms.api.throttles.TokenThrottle",
        "lms.api.throttles.SearchThrottle",
        "lms.api.throttles.WriteThrottle",
    ],
    # A whole school shares one address, so what visitors share is wide.
    "DEFAULT_THROTTLE_RATES": {
        "visitor": "240/min",
        "person": "600/min",
        "token": "300/min",
        "search": "60/min",
        "write": "120/min",
        "refused": "30/min",
    },
}
DESCRIPTION = """\
Courses, enrolment, progress and all else of one Lernhub installation, over the same services as its
pages.

**Signing in:** in the browser with your session, from programs with an access token from your profile:
`Authorization: Bearer lhub_…`. A token can do what its scopes name, and never more than you.

**Lists** come in pages: follow `next` until it is null. **Reads** carry an `ETag`: send it as
`If-None-Match` to hear 304 while nothing has changed, or as `If-Match` with a write that must not
overwrite what others changed. **Failures** are problems as in RFC 9457, in the language of
`Accept-Language`.
"""
SPECTACULAR_SETTINGS = {
    "TITLE": "Lernhub",
    "DESCRIPTION": DESCRIPTION,
    "VERSION": "1",
    "OAS_VERSION": "3.1.0",
    "SERVE_INCLUDE_SCHEMA": False,
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "SCHEMA_PATH_PREFIX_TRIM": False,
    "ENUM_GENERATE_CHOICE_DESCRIPTION": False,
    # Choices stay where they are used: many things have a "state", and none owns that name.
    "POSTPROCESSING_HOOKS": ["lms.api.descriptions.add_problem"],
}
