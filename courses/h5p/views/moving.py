"""The libraries of one unit's content, for the team: what waits, what is newer, and moving there and back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from courses.h5p.exporting import content_for_team
from courses.h5p.newer import content_before, libraries_in_use, newer_of
from courses.h5p.services import move_back, move_to_newer_libraries
from courses.learning.selectors import learnt_unit
from courses.outline.models import Unit
from courses.outline.policies import may_edit_course
from lms.accounts.actors import signed_in
from lms.kernel.errors import Conflict


@require_http_methods(["GET", "HEAD", "POST"])
def unit_libraries(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """The libraries in the order in which they are loaded."""
    unit = learnt_unit(request.user, slug=slug, key=key)
    content = content_for_team(request.user, unit)
    if request.method == "POST":
        return _moved(request, unit)
    used = libraries_in_use(content)
    context = {
        "unit": unit,
        "course": unit.course,
        "used": used,
        "newer": len(newer_of(used)),
        "before": content_before(content),
        "may_move": may_edit_course(request.user, unit.course),
        "links": [
            (unit.title, reverse("learning:unit", args=[slug, key])),
            (_("Libraries of this content"), ""),
        ],
    }
    return render(request, "h5p/unit_libraries.html", context)


def _moved(request: HttpRequest, unit: Unit) -> HttpResponse:
    is_back = request.POST.get("way") == "back"
    move = move_back if is_back else move_to_newer_libraries
    try:
        move(actor=signed_in(request.user), unit=unit)
    except Conflict as conflict:
        messages.error(request, conflict.message)
    else:
        messages.success(
            request,
            _("The content plays with its former libraries again.")
            if is_back
            else _("The content plays with the newer libraries. Try it before learners do."),
        )
    return redirect("h5p_unit:libraries", unit.course.slug, unit.key)
