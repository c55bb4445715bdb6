"""Every request leaves one line in the log and one count in the figures."""

import logging
import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from lms.monitoring.counting import count_request
from lms.monitoring.discretion import route_of

GetResponse = Callable[[HttpRequest], HttpResponse]
logger = logging.getLogger("lernhub.request")
_ASKED_ALL_THE_TIME = frozenset({"healthz", "readyz", "metrics"})


class MeasureMiddleware:
    """Stands outside of everything that takes time, and inside of the request's id."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, then note what it was and how long it took."""
        begun = time.perf_counter()
        response = self.get_response(request)
        seconds = time.perf_counter() - begun
        route, method = route_of(request), str(request.method)
        status = response.status_code
        count_request(route=route, method=method, status=status, seconds=seconds)
        logger.log(
            logging.DEBUG if route in _ASKED_ALL_THE_TIME else logging.INFO,
            "%s %s %d",
            method,
            route,
            status,
            extra={
                "route": route,
                "method": method,
                "status": status,
                "milliseconds": round(seconds * 1000, 1),
            },
        )
        return response
