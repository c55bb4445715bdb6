"""What surrounds every request: the visitor's language and light, and the rule of closed doors."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.middleware.common import CommonMiddleware
from django.shortcuts import resolve_url
from django.utils import translation
from django.utils.cache import patch_vary_headers

from lms.accounts.preferences import preferences_for
from lms.api.nowhere import nowhere_answer
from lms.api.problems import PROBLEM_TYPE

GetResponse = Callable[[HttpRequest], HttpResponse]

API_PREFIX = "/api/"
NOBODYS_DOORS = ("/favicon", "/apple-touch-icon", "/robots.txt", "/.well-known/")
"""Files that browsers and crawlers ask for unbidden; a sign-in page is no answer to them."""


class PreferencesMiddleware:
    """Set `request.preferences` and speak the visitor's language for the time of the request."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Whatever was active before is active again afterwards."""
        preferences = preferences_for(request, actor=request.user)
        request.preferences = preferences  # type: ignore[attr-defined]
        request.LANGUAGE_CODE = preferences.language
        with translation.override(preferences.catalogue):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", preferences.html_lang)
        patch_vary_headers(response, ("Accept-Language", "Cookie"))
        if request.user.is_authenticated:
            response.headers.setdefault("Cache-Control", "private")
        return response


class ClosedDoorMiddleware:
    """An anonymous visitor is led to sign-in wherever there is nothing for her, existing or not.

    So nobody learns from the outside which addresses exist. Below /api/ the answers are problem JSON.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response
        self._slashes = CommonMiddleware(get_response)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Only a 404 is looked at: everything else already says what it has to."""
        response = self.get_response(request)
        if response.status_code != 404 or self._is_open(request):
            return response
        if request.path.startswith(API_PREFIX):
            return _api_answer(request, response)
        if request.user.is_authenticated:
            return response
        return redirect_to_login(request.get_full_path(), resolve_url(settings.LOGIN_URL))

    def _is_open(self, request: HttpRequest) -> bool:
        """Nobody's doors, and addresses that only lack their last slash: those are completed."""
        if request.path.startswith((str(settings.STATIC_URL), *NOBODYS_DOORS)):
            return True
        return bool(self._slashes.should_redirect_with_slash(request))


def _api_answer(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """A door's own 404 is for those who have signed in; all else is an address without a door."""
    is_problem = response.headers.get("Content-Type", "").startswith(PROBLEM_TYPE)
    if is_problem and request.user.is_authenticated:
        return response
    return nowhere_answer(request)
