"""The start page for visitors and members, and the pages that explain errors."""

from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from lms.api.problems import broken_answer
from lms.kernel.home import Audience, Slot, blocks_for
from lms.ui import errors
from lms.ui.context import html_language
from lms.ui.errors import ErrorPage
from lms.ui.greetings import greet

API_PREFIX = "/api/"


@login_not_required
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The landing page; for who is signed in, the dashboard."""
    if request.user.is_authenticated:
        return _dashboard(request, name=request.user.display_name)
    blocks = blocks_for(request, audience=Audience.VISITOR, slot=Slot.MAIN)
    context = {"blocks": blocks, "sign_up_url": _sign_up_url()}
    return render(request, "ui/home_visitor.html", context)


def _sign_up_url() -> str:
    """Where an account is opened; "" when only others open accounts."""
    return "" if settings.LERNHUB_SIGN_UP == "closed" else reverse("account_signup")


def _dashboard(request: HttpRequest, *, name: str) -> HttpResponse:
    context = {
        "greeting": greet(name, hour=timezone.localtime().hour),
        "main_blocks": blocks_for(request, audience=Audience.MEMBER, slot=Slot.MAIN),
        "aside_blocks": blocks_for(request, audience=Audience.MEMBER, slot=Slot.ASIDE),
    }
    return render(request, "ui/home_member.html", context)


@login_not_required
def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django's way
    """Handler for 400. The request may be unreadable, so nothing but its path is used."""
    if request.path.startswith(API_PREFIX):
        return broken_answer(status=400, reference="")
    return _without_request(errors.bad_request_page(), status=400)


@login_not_required
def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """Handler for 403."""
    return _error(request, errors.forbidden_page(), status=403)


@login_not_required
def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """Handler for 404. The exception's words stay unsaid: absent and hidden read the same."""
    return _error(request, errors.not_found_page(), status=404)


@login_not_required
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    """Shown when a form's token is missing or old."""
    return _error(request, errors.csrf_page(), status=403)


@login_not_required
def server_error(request: HttpRequest) -> HttpResponse:
    """Handler for 500: quotes the request's id, needs no database."""
    reference = getattr(request, "request_id", "")
    if request.path.startswith(API_PREFIX):
        return broken_answer(status=500, reference=reference)
    page = errors.server_error_page(reference=reference, again_url=request.path)
    return _without_request(page, status=500)


def _error(request: HttpRequest, page: ErrorPage, *, status: int) -> HttpResponse:
    return render(request, "ui/error.html", {"page": page}, status=status)


def _without_request(page: ErrorPage, *, status: int) -> HttpResponse:
    context: dict[str, Any] = {"page": page, "html_lang": html_language()}
    return HttpResponse(render_to_string("ui/error_without_request.html", context), status=status)
