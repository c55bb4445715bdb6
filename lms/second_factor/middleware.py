"""The centre's staff sets up a second factor before anything else, where the installation asks for it."""

from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from lms.api.problems import refusal_answer
from lms.kernel.errors import NextStep, NotAllowed
from lms.second_factor.selectors import lacks_second_factor

GetResponse = Callable[[HttpRequest], HttpResponse]

API_PREFIX = "/api/"
STILL_OPEN = ("/konto/", "/einstellungen/", "/healthz", "/readyz", "/favicon", "/robots.txt")
"""What somebody without a second factor needs in order to get one, or to go away."""


class SecondFactorMiddleware:
    """Leads people to the page that sets one up; programs get a problem that says so."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """One question to the database where the setting is on, none where it is off."""
        if not self._is_stopped(request):
            return self.get_response(request)
        refusal = NotAllowed(
            _("You work for the centre: please set up a second factor first."),
            code="second_factor_needed",
            next_step=NextStep(_("Set up a second factor"), reverse("mfa_index")),
        )
        if request.path.startswith(API_PREFIX):
            return refusal_answer(refusal)
        messages.info(request, refusal.message)
        return redirect("mfa_index")

    def _is_stopped(self, request: HttpRequest) -> bool:
        if not settings.LERNHUB_STAFF_NEEDS_SECOND_FACTOR:
            return False
        if request.path.startswith((*STILL_OPEN, str(settings.STATIC_URL))):
            return False
        return lacks_second_factor(request.user)
