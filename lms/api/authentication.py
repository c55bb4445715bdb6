"""Who is asking: the session of the browser."""

from rest_framework import authentication
from rest_framework.request import Request

CHALLENGE = 'Session realm="Lernhub"'
"""Not a registered scheme, on purpose: with "Basic" browsers would open their own password box."""


class SessionAuthentication(authentication.SessionAuthentication):
    """The session cookie, with a CSRF token for writes. Without one the answer is 401, not 403."""

    def authenticate_header(self, request: Request) -> str:  # noqa: ARG002
        """The WWW-Authenticate header that RFC 9110 asks of a 401."""
        return CHALLENGE
