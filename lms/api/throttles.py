"""How often one may ask: each person, each token, each address has limits of its own."""

import math
from typing import Any

from django.http import HttpRequest
from django.utils.translation import ngettext
from rest_framework.request import Request
from rest_framework.throttling import SimpleRateThrottle

from lms.api.models import AccessToken
from lms.kernel.errors import TooFast

SAFE = ("GET", "HEAD", "OPTIONS")


class AskerThrottle(SimpleRateThrottle):
    """Counts by token, else by person, else by address. Each rate of the settings counts apart."""

    def get_cache_key(self, request: Request, view: Any) -> str | None:  # noqa: ARG002
        """Under which name this request counts; None when it does not."""
        if not self.concerns(request):
            return None
        return f"throttle:{self.scope}:{_asker(request, address=self.get_ident(request))}"

    def concerns(self, request: Request) -> bool:  # noqa: ARG002 - for those that choose
        """Whether this limit is about `request`."""
        return True


class VisitorThrottle(AskerThrottle):
    """All that visitors ask from one address."""

    scope = "visitor"

    def concerns(self, request: Request) -> bool:
        """Who has not signed in."""
        return not request.user.is_authenticated


class PersonThrottle(AskerThrottle):
    """All that a person asks in her browser."""

    scope = "person"

    def concerns(self, request: Request) -> bool:
        """Sessions."""
        return bool(request.user.is_authenticated) and not isinstance(request.auth, AccessToken)


class TokenThrottle(AskerThrottle):
    """All that a program asks with one token."""

    scope = "token"

    def concerns(self, request: Request) -> bool:
        """Tokens."""
        return isinstance(request.auth, AccessToken)


class SearchThrottle(AskerThrottle):
    """Searches cost most."""

    scope = "search"

    def concerns(self, request: Request) -> bool:
        """Lists that words were given for."""
        return bool(request.query_params.get("q"))


class PageSearchThrottle(SimpleRateThrottle):
    """Searches on pages, counted under the same name as those in the API."""

    scope = "search"

    def get_cache_key(self, request: Any, view: Any) -> str:  # noqa: ARG002
        """The person, else the address."""
        asker = f"person-{request.user.pk}" if request.user.is_authenticated else ""
        return f"throttle:{self.scope}:{asker or 'address-' + self.get_ident(request)}"


class WriteThrottle(AskerThrottle):
    """Whatever changes something."""

    scope = "write"

    def concerns(self, request: Request) -> bool:
        """All but reading."""
        return request.method not in SAFE


class RefusedThrottle(SimpleRateThrottle):
    """Wrong tokens from one address."""

    scope = "refused"

    def get_cache_key(self, request: Request, view: Any) -> str:  # noqa: ARG002
        """The address."""
        return f"throttle:{self.scope}:{self.get_ident(request)}"


def wait_sentence(seconds: int) -> str:
    """What an asker reads who was too fast."""
    return ngettext(
        "These were many requests in a short time. Please go on in %(seconds)s second.",
        "These were many requests in a short time. Please go on in %(seconds)s seconds.",
        seconds,
    ) % {"seconds": seconds}


def require_searching_pace(request: HttpRequest) -> None:
    """Count a search on a page, together with those in the API. Raises TooFast with when to go on."""
    throttle = PageSearchThrottle()
    if not throttle.allow_request(request, None):  # type: ignore[arg-type]
        seconds = max(1, math.ceil(throttle.wait() or 1))
        raise TooFast(wait_sentence(seconds), seconds=seconds)


def _asker(request: Request, *, address: str) -> str:
    if isinstance(request.auth, AccessToken):
        return f"token-{request.auth.pk}"
    return f"person-{request.user.pk}" if request.user.is_authenticated else f"address-{address}"
