"""The page that lists one's devices, and the buttons on it."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from lms.accounts.actors import signed_in
from lms.sign_ins import selectors, services


@require_safe
def sign_ins(request: HttpRequest) -> HttpResponse:
    """Where one is signed in."""
    person = signed_in(request.user)
    listed = selectors.sign_ins_of(person, session_key=request.session.session_key)
    context = {
        "listed": listed,
        "has_others": any(not row.is_current for row in listed),
        "links": [(_("Profile and settings"), reverse("accounts:profile")), (_("Devices"), "")],
    }
    return render(request, "sign_ins/sign_ins.html", context)


@require_POST
def end(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Sign one device out; this one, too, if it is chosen."""
    person = signed_in(request.user)
    chosen = selectors.own_sign_in(person, public_id=public_id)
    services.end_sign_in(actor=person, sign_in=chosen)
    if chosen.session_key == request.session.session_key:
        return _leave(request)
    messages.success(request, _("The device is signed out."))
    return redirect("sign_ins:sign_ins")


@require_POST
def end_others(request: HttpRequest) -> HttpResponse:
    """Sign out everywhere else."""
    number = services.end_other_sign_ins(
        actor=signed_in(request.user), kept_key=request.session.session_key
    )
    words = ngettext(
        "%(number)d device is signed out.", "%(number)d devices are signed out.", number
    )
    messages.success(request, words % {"number": number})
    return redirect("sign_ins:sign_ins")


@require_POST
def end_all(request: HttpRequest) -> HttpResponse:
    """Sign out everywhere, here too."""
    services.end_other_sign_ins(actor=signed_in(request.user), kept_key=None)
    return _leave(request)


def _leave(request: HttpRequest) -> HttpResponse:
    """The session is gone already; the browser forgets its pages, as after signing out."""
    request.session.flush()
    answer = redirect("account_login")
    answer["Clear-Site-Data"] = '"cache"'
    return answer
