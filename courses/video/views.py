"""The page's own door: having read instead of watched."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from courses.learning.selectors import learnt_unit
from courses.video.services import confirm_transcript
from lms.accounts.actors import signed_in


@require_POST
def read(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Take the transcript as read, and show the unit as done."""
    unit = learnt_unit(request.user, slug=slug, key=key)
    confirm_transcript(actor=signed_in(request.user), unit=unit)
    messages.success(request, _("“%(unit)s” is done.") % {"unit": unit.title})
    return redirect("learning:unit", slug, key)
