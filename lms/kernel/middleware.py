"""What surrounds every request: an id to quote, and one translation of expected failures."""

import logging
import uuid
from collections.abc import Callable
from contextvars import ContextVar

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from lms.kernel.errors import DomainError, NotFound

GetResponse = Callable[[HttpRequest], HttpResponse]
_request_id: ContextVar[str] = ContextVar("request_id", default="-")


class RequestIdMiddleware:
    """Give each request a short id: in the log, in the answer, on the error page."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Set the id for the time of the request."""
        request.request_id = uuid.uuid4().hex[:12]  # type: ignore[attr-defined]
        token = _request_id.set(request.request_id)  # type: ignore[attr-defined]
        try:
            response = self.get_response(request)
        finally:
            _request_id.reset(token)
        response["X-Request-Id"] = request.request_id  # type: ignore[attr-defined]
        return response


class RequestIdFilter(logging.Filter):
    """Put the request's id into each log record."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Always keep the record."""
        record.request_id = _request_id.get()
        return True


class DomainErrorMiddleware:
    """Show an expected failure as a page that says what, why, and where to go on."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Nothing to do on the way in or out."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Absent and hidden things look the same; others give their reason."""
        if isinstance(error, NotFound):
            raise Http404(error.message) from error
        if isinstance(error, DomainError):
            return render(request, "ui/refused.html", {"error": error}, status=error.status)
        return None
