"""Reporting a barrier, and reading what became of it: with or without an account."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from lms.accounts.actors import Actor, person_behind
from lms.accounts.preferences import preferences_of
from lms.accounts.selectors import confirmed_email_of
from lms.kernel.errors import InvalidInput
from lms.pages import selectors, services
from lms.pages.forms import ReportForm
from lms.pages.origins import origin_of
from lms.pages.secrets import secret_of
from lms.pages.services import NewReport
from lms.pages.throttling import ReportThrottle


@login_not_required
@sensitive_post_parameters("body", "name", "email")
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest) -> HttpResponse:
    """The form; `?seite=` says where somebody came from."""
    if request.method == "POST":
        return _sent(request, form=ReportForm(request.POST))
    start = {"page": origin_of(request.GET.get("seite", "")), **_known_of(request.user)}
    return _form(request, form=ReportForm(initial=start))


def _known_of(actor: Actor) -> dict[str, str]:
    """What need not be typed again."""
    person = person_behind(actor)
    return {"name": str(person), "email": confirmed_email_of(person)} if person else {}


def _form(request: HttpRequest, *, form: ReportForm, status: int = 200) -> HttpResponse:
    links = [(_("Report a barrier"), "")]
    return render(request, "pages/report.html", {"form": form, "links": links}, status=status)


def _sent(request: HttpRequest, *, form: ReportForm) -> HttpResponse:
    if not form.is_valid():
        return _form(request, form=form, status=422)
    throttle = ReportThrottle()
    if not throttle.allow_request(request, None):  # type: ignore[arg-type]
        form.add_error(
            None,
            _(
                "Many reports came from this address within an hour. Please try again later: %(wait)s"
            )
            % {"wait": _("in %(minutes)d minutes") % {"minutes": _minutes(throttle)}},
        )
        return _form(request, form=form, status=429)
    values = form.cleaned_data
    new = NewReport(
        body=values["body"],
        page=origin_of(values["page"]) or values["page"],
        name=values["name"],
        email=values["email"],
        language=preferences_of(request).language,
    )
    try:
        received = services.report_barrier(actor=request.user, new=new)
    except InvalidInput as error:
        form.add_error("body", error.message)
        return _form(request, form=form, status=422)
    return redirect("pages:sent", secret_of(received.public_id))


def _minutes(throttle: ReportThrottle) -> int:
    return int((throttle.wait() or 60) // 60) + 1


@login_not_required
@never_cache
@require_safe
def sent(request: HttpRequest, secret: str) -> HttpResponse:
    """What became of it. Whoever knows the address may read it, nobody else."""
    found = selectors.sent_report(secret)
    context = {
        "report": found,
        "address": request.build_absolute_uri(reverse("pages:sent", args=[secret])),
        "links": [(_("Report a barrier"), reverse("pages:report")), (_("Your report"), "")],
    }
    return render(request, "pages/sent.html", context)
