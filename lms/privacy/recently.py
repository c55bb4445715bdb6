"""Whether the person has just shown her password or second factor: for what can't be taken back."""

from allauth.account.internal.flows.reauthentication import did_recently_reauthenticate
from django.urls import reverse
from django.utils.translation import gettext as _
from rest_framework.request import Request

from lms.kernel.errors import NextStep, NotAllowed


def require_recent_sign_in(request: Request) -> None:
    """Raise NotAllowed unless the session is freshly confirmed. A token can't be, whatever its scopes."""
    if request.auth is not None or not did_recently_reauthenticate(request._request):  # noqa: SLF001
        raise NotAllowed(
            _("Please show first that it is you, in the browser."),
            code="reauthentication_needed",
            next_step=NextStep(_("Show that it is me"), reverse("account_reauthenticate")),
        )
