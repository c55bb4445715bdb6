"""The own profile, and the doors to language and appearance."""

import math
from functools import wraps

from allauth.account import views as allauth
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from lms.accounts import services
from lms.accounts.actors import person_behind, signed_in
from lms.accounts.forms import AS_BROWSER, ProfileForm
from lms.accounts.models import User
from lms.accounts.pauses import MINUTE, seconds_to_wait
from lms.accounts.preferences import preferences_for, remember_language, remember_theme
from lms.accounts.profile import sections_for
from lms.accounts.redirects import next_address
from lms.kernel.clock import now


@require_http_methods(["GET", "HEAD", "POST"])
def profile(request: HttpRequest) -> HttpResponse:
    """The own profile: what others see, how the platform looks."""
    person = signed_in(request.user)
    form = ProfileForm(request.POST or None, initial=_present(person))
    if request.method == "POST" and form.is_valid():
        person = services.update_profile(actor=person, person=person, **form.cleaned_data)
        return _saved(request, person=person)
    context = {
        "form": form,
        "person": person,
        "sections": sections_for(request),
    }
    return render(request, "accounts/profile.html", context)


def _present(person: User) -> dict[str, str]:
    return {
        "display_name": person.display_name,
        "language": person.language or AS_BROWSER,
        "theme": person.theme,
    }


def _saved(request: HttpRequest, *, person: User) -> HttpResponse:
    """Say so in the language that was chosen just now."""
    with translation.override(preferences_for(request, actor=person).catalogue):
        time = timezone.localtime(now()).strftime("%H:%M")
        messages.success(request, _("Saved at %(time)s.") % {"time": time})
    return redirect("accounts:profile")


@wraps(allauth.logout)
def sign_out(request: HttpRequest) -> HttpResponse:
    """allauth's page. Afterwards the browser forgets the pages it kept for going back.

    School devices are shared: the next pupil presses "back", too (W3C, Clear Site Data, section 3.1).
    """
    answer: HttpResponse = allauth.logout(request)
    if request.method == "POST":
        answer["Clear-Site-Data"] = '"cache"'
    return answer


@login_not_required
@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Choose the language: for a person in her account, for a visitor in a cookie."""
    chosen = services.known_language(request.POST.get("language", ""))
    answer = HttpResponseRedirect(next_address(request))
    person = person_behind(request.user)
    if person:
        services.choose_language(actor=person, language=chosen)
    else:
        remember_language(answer, language=chosen)
    return answer


@login_not_required
@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Choose light, dark or as the device is: for a person in her account, else in a cookie."""
    chosen = services.known_theme(request.POST.get("theme", ""))
    answer = HttpResponseRedirect(next_address(request))
    person = person_behind(request.user)
    if person:
        services.choose_theme(actor=person, theme=chosen)
    else:
        remember_theme(answer, theme=chosen)
    return answer


def too_many_attempts(request: HttpRequest) -> HttpResponse:
    """What allauth shows to whom its limits slow down, with how long the pause is."""
    seconds = seconds_to_wait(request)
    minutes = math.ceil(seconds / MINUTE)
    response = render(request, "429.html", {"minutes": minutes}, status=429)
    response["Retry-After"] = str(seconds)
    return response
