"""The pages of second factors where allauth's own do not do, and the reset."""

from typing import Any

from allauth.account.decorators import reauthentication_required
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.views import IndexView
from allauth.mfa.totp.internal.auth import SECRET_SESSION_KEY
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from lms.accounts.actors import signed_in
from lms.accounts.models import User
from lms.second_factor import selectors, services
from lms.second_factor.forms import FindPersonForm
from lms.second_factor.policies import must_have_second_factor

PROVED = reauthentication_required(app="allauth.mfa")
"""Asks once more for the password, a code or a passkey, then goes on."""

PICTURE_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox"


class OverviewView(IndexView):  # type: ignore[misc]
    """What one has set up, and whether one has to."""

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        """allauth's rows, our counts, and the rule."""
        person = signed_in(self.request.user)
        context: dict[str, Any] = super().get_context_data(**more)
        return {
            **context,
            "factors": selectors.factors_of(person),
            "is_required": must_have_second_factor(person),
        }


overview = OverviewView.as_view()


@never_cache
@require_safe
def app_picture(request: HttpRequest) -> HttpResponse:
    """The code to scan, while the page that shows it is open: a file of its own, so that the
    Content Security Policy need not allow pictures inside pages."""
    secret = request.session.get(SECRET_SESSION_KEY)
    if not secret:
        raise Http404
    adapter = get_adapter()
    address = adapter.build_totp_url(signed_in(request.user), secret)
    picture = adapter.build_totp_svg(address)
    headers = {"Content-Security-Policy": PICTURE_POLICY}
    return HttpResponse(picture, content_type="image/svg+xml", headers=headers)


@never_cache
@require_safe
def recovery_codes_file(request: HttpRequest) -> HttpResponse:
    """The codes as a file, within the minutes after they were shown."""
    person = signed_in(request.user)
    codes = selectors.codes_just_shown(person)
    if not codes:
        raise Http404
    context = {"codes": codes, "person": person}
    answer = render(request, "second_factor/codes.txt", context, content_type="text/plain")
    answer["Content-Disposition"] = f'attachment; filename="{_("lernhub-recovery-codes")}.txt"'
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
def reset(request: HttpRequest) -> HttpResponse:
    """For administrators: find a person, see what she has, take it away."""
    asked = request.POST if request.method == "POST" else request.GET
    form = FindPersonForm(asked if "name" in asked else None)
    name = form.cleaned_data["name"] if form.is_valid() else ""
    person = selectors.person_to_reset(request.user, name=name)
    if request.method == "POST" and person is not None:
        answer: HttpResponse = PROVED(_take_away)(request, person)
        return answer
    if name and person is None:
        form.add_error("name", _("Nobody signs in by this name."))
    context = {
        "form": form,
        "person": person,
        "factors": selectors.factors_of(person) if person else None,
        "links": [(_("Administration"), reverse("admin:index")), (_("Lost second factor"), "")],
    }
    return render(request, "second_factor/reset.html", context)


def _take_away(request: HttpRequest, person: User) -> HttpResponse:
    services.reset_second_factor(actor=signed_in(request.user), person=person)
    messages.success(request, _("The second factor has been taken away."))
    return redirect("second_factor:reset")
