"""The own access tokens: which there are, a new one, and taking them back."""

import uuid

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from lms.accounts.actors import signed_in
from lms.accounts.token_forms import TokenForm
from lms.api import selectors, services
from lms.api.scopes import SCOPE_LABELS, known_scopes
from lms.api.services import CreatedToken
from lms.kernel.clock import now
from lms.kernel.errors import Conflict, InvalidInput


@never_cache
@reauthentication_required(allow_get=True)  # type: ignore[untyped-decorator]
@require_http_methods(["GET", "POST"])
def tokens(request: HttpRequest) -> HttpResponse:
    """The list, and the form for a new one. Making one asks for the password once more.

    The secret is shown in the answer to the form and kept nowhere, so this answer leads to no other page.
    """
    form = TokenForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            made = services.create_token(actor=signed_in(request.user), **form.cleaned_data)
        except (InvalidInput, Conflict) as refusal:
            form.show_refusal(refusal)
        else:
            return _page(request, TokenForm(), made=made)
    return _page(request, form)


def _page(
    request: HttpRequest, form: TokenForm, *, made: CreatedToken | None = None
) -> HttpResponse:
    moment = now()
    rows = [
        {
            "token": token,
            "scopes": [SCOPE_LABELS[scope] for scope in known_scopes(token.scopes)],
            "expired": token.expires_at <= moment,
        }
        for token in selectors.own_tokens(request.user)
    ]
    context = {
        "form": form,
        "rows": rows,
        "made": made,
        "command": _command(request, made) if made else "",
        "days_kept": selectors.KEPT_AFTER_EXPIRY.days,
    }
    return render(request, "accounts/tokens.html", context)


def _command(request: HttpRequest, made: CreatedToken) -> str:
    """A line for a terminal that asks who one is."""
    address = request.build_absolute_uri(reverse("accounts_api:me"))
    return f'curl -H "Authorization: Bearer {made.secret}" {address}'


@require_http_methods(["GET", "HEAD", "POST"])
def revoke(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Ask first, saying what stops; then make one token worthless."""
    token = selectors.own_token(request.user, public_id=public_id)
    if request.method != "POST":
        return render(request, "accounts/token_revoke.html", {"token": token})
    services.revoke_token(actor=signed_in(request.user), token=token)
    messages.success(request, _("“%(token)s” opens nothing any more.") % {"token": token.name})
    return redirect("accounts:tokens")


@require_http_methods(["GET", "HEAD", "POST"])
def revoke_all(request: HttpRequest) -> HttpResponse:
    """Ask first; then make every token worthless."""
    if request.method != "POST":
        rows = selectors.own_tokens(request.user)
        return render(request, "accounts/token_revoke_all.html", {"tokens": rows})
    number = services.revoke_all_tokens(actor=signed_in(request.user))
    messages.success(
        request,
        ngettext(
            "%(number)d access token opens nothing any more.",
            "%(number)d access tokens open nothing any more.",
            number,
        )
        % {"number": number},
    )
    return redirect("accounts:tokens")
