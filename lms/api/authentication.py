"""Who is asking: the session of the browser, or the access token of a program."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import authentication
from rest_framework.exceptions import AuthenticationFailed, PermissionDenied
from rest_framework.request import Request

from lms.api.models import AccessToken
from lms.api.selectors import token_behind
from lms.api.services import note_use

CHALLENGE = 'Session realm="Lernhub", Bearer realm="Lernhub"'
"""Not Basic, on purpose: with it browsers would open their own password box."""
SCHEME = "bearer"


class TokenNotValid(AuthenticationFailed):
    """The token is unknown, expired or revoked, or its owner's account is closed: all read the same."""

    default_code = "token_not_valid"
    default_detail = _("This access token is not valid. It may have expired or been revoked.")
    challenge = 'Bearer realm="Lernhub", error="invalid_token"'


class ForgedRequest(PermissionDenied):
    """A write by session came without its CSRF token."""

    default_code = "csrf_failed"
    default_detail = _("Writing with a session needs its CSRF token in the header X-CSRFToken.")


class TokenAuthentication(authentication.BaseAuthentication):
    """`Authorization: Bearer lhub_…`, RFC 6750. A wrong token is refused even where none is needed."""

    def authenticate(self, request: Request) -> tuple[Any, AccessToken] | None:
        """The token's owner and the token, or None for who brings none. Raises TokenNotValid."""
        scheme, _blank, secret = request.headers.get("Authorization", "").partition(" ")
        if scheme.casefold() != SCHEME:
            return None
        token = token_behind(secret.strip())
        if token is None:
            raise TokenNotValid
        note_use(token)
        return token.person, token

    def authenticate_header(self, request: Request) -> str:  # noqa: ARG002 - DRF's signature
        """The WWW-Authenticate header that RFC 9110 asks of a 401."""
        return CHALLENGE


class SessionAuthentication(authentication.SessionAuthentication):
    """The session cookie, with a CSRF token for writes. Without one the answer is 401, not 403."""

    def authenticate_header(self, request: Request) -> str:  # noqa: ARG002 - DRF's signature
        """The WWW-Authenticate header that RFC 9110 asks of a 401."""
        return CHALLENGE

    def enforce_csrf(self, request: Request) -> None:
        """Raises ForgedRequest."""
        try:
            super().enforce_csrf(request)
        except PermissionDenied as error:
            raise ForgedRequest from error
