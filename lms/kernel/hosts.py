"""One name for one place: on this machine, Lernhub is `localhost` and nothing else.

Cookies belong to a host name, and 127.0.0.1 is kept free for a notebook server of its own.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

GetResponse = Callable[[HttpRequest], HttpResponse]
OTHER_NAMES = {"127.0.0.1", "[::1]"}
ASKED_BY_MACHINES = {"/healthz", "/readyz", "/metrics"}


class TemporaryRedirect(HttpResponseRedirect):
    """307: the same request, method and body included, at another address."""

    status_code = 307


class OneHostMiddleware:
    """Lead people who came by the machine's number to its name."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Redirect, or go on."""
        host, colon, port = request.get_host().rpartition(":")
        if not port.isdigit():
            host, colon, port = f"{host}{colon}{port}", "", ""
        if host not in OTHER_NAMES or request.path in ASKED_BY_MACHINES:
            return self.get_response(request)
        address = f"{request.scheme}://localhost{colon}{port}{request.get_full_path()}"
        return TemporaryRedirect(address)
