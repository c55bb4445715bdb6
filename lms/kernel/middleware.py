"""What surrounds every request: an id to quote, and one translation of expected failures."""

import re
import uuid
from collections.abc import Callable
from contextvars import ContextVar

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse

from lms.kernel.errors import DomainError, Moved, NotFound, TooFast

GetResponse = Callable[[HttpRequest], HttpResponse]
_request_id: ContextVar[str] = ContextVar("request_id", default="-")
_PROXYS_ID = re.compile(r"[0-9A-Za-z-]{8,64}\Z")


def current_request_id() -> str:
    """The id of the request that is being answered; "-" outside of one."""
    return _request_id.get()


def _id_for(request: HttpRequest) -> str:
    """The id that our proxy gave, so that its log and ours meet; anybody else's is not believed."""
    given = request.headers.get("X-Request-Id", "")
    if settings.LERNHUB_BEHIND_PROXY and _PROXYS_ID.match(given):
        return given
    return uuid.uuid4().hex[:12]


class RequestIdMiddleware:
    """Give each request a short id: in the log, in the answer, on the error page."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Set the id for the time of the request."""
        request.request_id = _id_for(request)  # type: ignore[attr-defined]
        token = _request_id.set(request.request_id)  # type: ignore[attr-defined]
        try:
            response = self.get_response(request)
        finally:
            _request_id.reset(token)
        response["X-Request-Id"] = request.request_id  # type: ignore[attr-defined]
        return response


def new_address(request: HttpRequest, error: Moved) -> HttpResponse:
    """Lead to the same page under the thing's new name; what a form sent is sent again."""
    match = request.resolver_match
    if match is None:
        raise Http404(error.message) from error
    address = reverse(match.view_name, kwargs={**match.kwargs, **error.names})
    query = request.META.get("QUERY_STRING", "")
    response = HttpResponsePermanentRedirect(
        f"{address}?{query}" if query else address,
        preserve_request=request.method not in ("GET", "HEAD"),
    )
    # Browsers keep a permanent redirect for ever; who renames back would send them in circles.
    response["Cache-Control"] = "private, no-cache"
    return response


class DomainErrorMiddleware:
    """Show an expected failure as a page that says what, why, and where to go on."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Nothing to do on the way in or out."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Absent and hidden things look the same, moved ones lead on; others give their reason."""
        if isinstance(error, NotFound):
            raise Http404(error.message) from error
        if isinstance(error, Moved):
            return new_address(request, error)
        if isinstance(error, DomainError):
            response = render(request, "ui/refused.html", {"error": error}, status=error.status)
            if isinstance(error, TooFast):
                response["Retry-After"] = str(error.seconds)
            return response
        return None
