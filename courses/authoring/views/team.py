"""The team of a course, and its end: handing over, deleting, bringing back."""

import uuid

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from courses.authoring import services
from courses.authoring.selectors import (
    binned_course,
    learners_of,
    people_to_add,
    workshop_course,
)
from courses.authoring.team_forms import NewMemberForm, RoleForm
from courses.authoring.views.pages import course_context, show_refusal
from courses.outline.models import Course
from courses.outline.policies import CourseRight, rights_in
from courses.outline.selectors import team_of
from courses.outline.vocabulary import TeamRole
from lms.accounts.actors import signed_in
from lms.accounts.models import User
from lms.kernel.errors import Conflict, InvalidInput


@require_http_methods(["GET", "HEAD", "POST"])
def team(request: HttpRequest, slug: str) -> HttpResponse:
    """Who works on the course; somebody new is taken in here."""
    course = workshop_course(request.user, slug, right=CourseRight.RUN)
    form = NewMemberForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            member = services.add_team_member(
                actor=signed_in(request.user),
                course=course,
                username=form.cleaned_data["username"].strip(),
                role=TeamRole(form.cleaned_data["role"]),
            )
        except (InvalidInput, Conflict) as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("%(name)s is in the team.") % {"name": member.person})
            return redirect("authoring:team", slug)
    search = request.GET.get("suche", "").strip()
    context = {
        **course_context(request, course, current="workshop", title=_("Team")),
        "form": form,
        "members": [
            (member, RoleForm(initial={"role": member.role}, prefix=f"m{member.pk}"))
            for member in team_of(course)
        ],
        "search": search,
        "roles": TeamRole.choices,
        "found": people_to_add(request.user, course, search=search) if search else [],
    }
    return render(request, "authoring/team.html", context, status=422 if form.errors else 200)


def _person(course: Course, public_id: uuid.UUID) -> User:
    return get_object_or_404(
        User.objects.filter(pk__in=team_of(course).values("person")), public_id=public_id
    )


@require_POST
def member(request: HttpRequest, slug: str, public_id: uuid.UUID) -> HttpResponse:
    """Give somebody of the team another role, let her go, or hand the course over to her."""
    course = workshop_course(request.user, slug, right=CourseRight.RUN)
    person = _person(course, public_id)
    actor, wish = signed_in(request.user), request.POST.get("do", "")
    try:
        if wish == "remove":
            services.remove_team_member(actor=actor, course=course, person=person)
            messages.success(request, _("%(name)s is no longer in the team.") % {"name": person})
        elif wish == "hand-over":
            services.hand_over_course(actor=actor, course=course, person=person)
            sentence = _("%(name)s is responsible for the course now.")
            messages.success(request, sentence % {"name": person})
            return redirect("authoring:structure", slug)
        elif (role := request.POST.get("role", "")) in TeamRole.values:
            services.change_team_role(
                actor=actor, course=course, person=person, role=TeamRole(role)
            )
            messages.success(request, _("%(name)s has the new role.") % {"name": person})
    except Conflict as conflict:
        messages.warning(request, conflict.message)
    if CourseRight.RUN in rights_in(actor, course):
        return redirect("authoring:team", slug)
    return redirect("catalogue:course", slug)


@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: HttpRequest, slug: str) -> HttpResponse:
    """What deleting the course means; then into the bin."""
    course = workshop_course(request.user, slug, right=CourseRight.RUN)
    if request.method == "POST":
        deleted = services.delete_course(actor=signed_in(request.user), course=course)
        sentence = _("“%(title)s” is deleted. Until %(day)s it can be brought back.")
        day = date_format(localtime(deleted.delete_after))
        messages.success(request, sentence % {"title": course.title, "day": day})
        return redirect("authoring:courses")
    context = {
        **course_context(request, course, current="workshop", title=_("Delete the course")),
        "learners": learners_of(course),
        "days": settings.LERNHUB_COURSE_GRACE_DAYS,
    }
    return render(request, "authoring/delete.html", context)


@require_POST
def restore(request: HttpRequest, slug: str) -> HttpResponse:
    """Take the course out of the bin."""
    course = binned_course(request.user, slug)
    services.restore_course(actor=signed_in(request.user), course=course)
    messages.success(request, _("“%(title)s” is back, as it was.") % {"title": course.title})
    return redirect("authoring:structure", slug)
