"""What every answer tells browsers besides what Django says: whom it is for, and what pages may ask for."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

GetResponse = Callable[[HttpRequest], HttpResponse]


class HeadersMiddleware:
    """Set `Permissions-Policy` and `Cross-Origin-Resource-Policy`, on static files, too."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """A view may say something else."""
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", settings.LERNHUB_PERMISSIONS_POLICY)
        response.headers.setdefault("Cross-Origin-Resource-Policy", _readers(request.path))
        return response


def _readers(path: str) -> str:
    is_open = path.startswith(settings.LERNHUB_STATIC_FOR_THE_CAGE)
    return "cross-origin" if is_open else "same-origin"
