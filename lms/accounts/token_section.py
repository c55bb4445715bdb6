"""The part of the profile that leads to the own access tokens."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest

from lms.api.selectors import own_tokens
from lms.kernel.clock import now


def build(request: HttpRequest) -> Mapping[str, Any]:
    """How many of them open something."""
    moment = now()
    return {"number": sum(token.expires_at > moment for token in own_tokens(request.user))}
