"""Whether a course is published, and how learners see it."""

from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from courses.activities.registry import kind_of
from courses.authoring import services
from courses.authoring.checklist import checklist_of
from courses.authoring.errors import absent_unit
from courses.authoring.selectors import learners_of, workshop_course
from courses.authoring.views.pages import course_context
from courses.learning.standing import standing_in
from courses.outline.policies import CourseRight
from courses.outline.vocabulary import State
from lms.accounts.actors import signed_in
from lms.kernel.errors import Conflict

SENTENCES = {
    State.PUBLISHED: lambda: _("The course is published."),
    State.DRAFT: lambda: _("The course is a draft again. Only the team sees it."),
    State.ARCHIVED: lambda: _("The course is archived. Who takes part can go on."),
}


@require_http_methods(["GET", "HEAD", "POST"])
def publication(request: HttpRequest, slug: str) -> HttpResponse:
    """The state of the course, and what the others would mean."""
    course = workshop_course(request.user, slug, right=CourseRight.RUN)
    wish = request.POST.get("state", "")
    if request.method == "POST" and wish in State.values:
        try:
            services.change_state(actor=signed_in(request.user), course=course, state=State(wish))
        except Conflict as conflict:
            messages.warning(request, conflict.message)
        else:
            messages.success(request, SENTENCES[State(wish)]())
        return redirect("authoring:publication", slug)
    context = {
        **course_context(request, course, current="workshop", title=_("Publication")),
        "checklist": checklist_of(course) if course.state != State.PUBLISHED else None,
        "learners": learners_of(course),
    }
    return render(request, "authoring/publication.html", context)


@require_safe
def preview(request: HttpRequest, slug: str, key: str = "") -> HttpResponse:
    """The course, or one of its units, as somebody new to it finds it. Nothing is recorded."""
    course = workshop_course(request.user, slug)
    standing = standing_in(AnonymousUser(), course)
    entry = next((entry for entry in standing.units if entry.unit.key == key), None)
    if key and entry is None:
        raise absent_unit()
    context = {**course_context(request, course, current="workshop", title=_("Preview"))}
    context |= {"standing": standing, "entry": entry}
    if entry is None:
        return render(request, "authoring/preview.html", context)
    before, after = standing.neighbours(entry.unit)
    shown = kind_of(entry.unit.kind).present(entry.unit, learner=None)
    content = render_to_string(shown.template, dict(shown.context), request)
    context |= {"before": before, "after": after, "presentation": shown, "content": content}
    context["links"] = [
        *context["links"][:-1],
        (_("Preview"), reverse("authoring:preview", args=[slug])),
        (entry.unit.title, ""),
    ]
    return render(request, "authoring/preview_unit.html", context)
