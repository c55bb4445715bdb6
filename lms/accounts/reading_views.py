"""„Lesen und Darstellung“: light, text size, spacing, font, motion and contrast, for everybody."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from lms.accounts import services
from lms.accounts.actors import person_behind, signed_in
from lms.accounts.forms import ReadingForm
from lms.accounts.models import Theme
from lms.accounts.preferences import (
    forget_reading,
    preferences_of,
    remember_reading,
    remember_theme,
)
from lms.accounts.reading import USUAL, Reading, tolerant_reading
from lms.accounts.redirects import next_address

IN_STORAGE = "storage"


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def reading(request: HttpRequest) -> HttpResponse:
    """Choose; for a person in her account, for a visitor in this browser."""
    preferences = preferences_of(request)
    present = {"theme": preferences.theme, **preferences.reading.values()}
    sent = request.POST if request.method == "POST" else None
    form = ReadingForm(sent, initial=present)
    if request.method == "POST":
        if "reset" in request.POST:
            return _kept(request, theme=Theme.AUTO, reading=USUAL)
        if request.POST.get("kept_in") == IN_STORAGE:
            theme = services.known_theme(request.POST.get("theme", ""))
            return _kept(request, theme=theme, reading=None)
        if form.is_valid():
            return _kept(request, theme=form.cleaned_data["theme"], reading=form.reading())
    back = next_address(request, otherwise="")
    context = {"form": form, "back": back, "kept": _place(request)}
    return render(request, "accounts/reading.html", context, status=422 if form.errors else 200)


def _place(request: HttpRequest) -> str:
    """Where the choice is kept."""
    return "account" if person_behind(request.user) else "browser"


def _kept(request: HttpRequest, *, theme: str, reading: Reading | None) -> HttpResponse:
    """Keep both and show the page anew; `reading` None: the browser has kept it by itself."""
    back = next_address(request, otherwise="")
    address = reverse("accounts:reading")
    answer = redirect(f"{address}?{urlencode({'next': back})}" if back else address)
    person = person_behind(request.user)
    if person:
        services.choose_appearance(actor=person, theme=theme, reading=reading or USUAL)
        messages.success(request, _("Saved in your account. It holds on every device."))
        return answer
    remember_theme(answer, theme=theme)
    if reading in (None, USUAL):
        forget_reading(answer)
    else:
        remember_reading(answer, reading=reading)
    messages.success(request, _("Saved in this browser."))
    return answer


@require_POST
def take_over(request: HttpRequest) -> HttpResponse:
    """What was chosen before signing in: for the account, too, or not."""
    answer = redirect(next_address(request))
    forget_reading(answer)
    if "accept" in request.POST:
        chosen = tolerant_reading(request.POST.dict())
        services.choose_reading(actor=signed_in(request.user), reading=chosen)
        messages.success(request, _("Saved in your account. It holds on every device."))
    return answer
