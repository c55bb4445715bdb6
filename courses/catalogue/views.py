"""The list of courses and the page of one."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from courses.catalogue.selectors import audiences_with_courses, catalogue_page
from courses.enrolment.policies import may_enrol
from courses.enrolment.selectors import enrolment_in, known_course
from courses.learning.policies import may_learn
from courses.learning.selectors import confirmation_for
from courses.learning.standing import standing_in
from courses.outline.models import Course
from courses.outline.selectors import team_of
from courses.outline.tabs import tabs_for
from courses.outline.vocabulary import Audience, Licence, State


@login_not_required
@require_safe
def course_list(request: HttpRequest) -> HttpResponse:
    """All courses the visitor may know of, or those that fit a search."""
    search = request.GET.get("q", "").strip()[:200]
    audience = request.GET.get("fuer", "")
    context = {
        "search": search,
        "audience": audience,
        "audiences": audiences_with_courses(request.user, search=search),
        "page": catalogue_page(
            request.user, search=search, audience=audience, key=request.GET.get("ab")
        ),
        "links": [(_("Courses"), "")],
    }
    return render(request, "catalogue/list.html", context)


@login_not_required
@require_safe
def course(request: HttpRequest, slug: str) -> HttpResponse:
    """One course: what it is about, what is in it, and where the reader stands."""
    found = known_course(request.user, slug)
    enrolment = enrolment_in(request.user, found)
    context = {
        "course": found,
        "licence": Licence(found.licence),
        "standing": standing_in(request.user, found),
        "team": team_of(found),
        "tabs": tabs_for(request.user, found, current="overview"),
        "enrolment": enrolment,
        "confirmation": confirmation_for(request.user, found),
        "may_enrol": enrolment is None and may_enrol(request.user, found),
        "may_learn": may_learn(request.user, found),
        "is_draft": found.state == State.DRAFT,
        "is_archived": found.state == State.ARCHIVED,
        "links": [(_("Courses"), reverse("catalogue:list")), (found.title, "")],
    }
    with translation.override(_address_for(request, found)):
        return render(request, "catalogue/course.html", context)


def _address_for(request: HttpRequest, found: Course) -> str:
    """The page's language; a visitor is addressed as the pupils a course is made for."""
    language = get_language() or settings.LANGUAGE_CODE
    informal = found.audience == Audience.PUPILS and not request.user.is_authenticated
    return "de-informal" if informal and language == "de" else language


@login_not_required
@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What crawlers may read: public pages only; where the sitemap is."""
    sitemap = request.build_absolute_uri(reverse("django.contrib.sitemaps.views.sitemap"))
    rules = ["User-agent: *", "Disallow: /konto/", "Disallow: /api/", f"Sitemap: {sitemap}", ""]
    return HttpResponse("\n".join(rules), content_type="text/plain")
