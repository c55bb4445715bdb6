"""The list of courses and the page of one."""

from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from courses.catalogue.filters import Sort, read_wish
from courses.catalogue.records import json_record
from courses.catalogue.selectors import catalogue_page, filters_for, image_of, looser_wishes
from courses.enrolment.selectors import known_course
from courses.enrolment.ways_in import way_in
from courses.learning.footing import footing_in
from courses.learning.standing import standing_in
from courses.outline.models import Course
from courses.outline.selectors import licence_of, tagging_of, team_of
from courses.outline.tabs import tabs_for
from courses.outline.vocabulary import Audience, State
from lms.api.throttles import require_searching_pace
from lms.files.serving import requested_width, serve

SORT_LABELS = {
    Sort.FITTING: gettext_lazy("Best match first"),
    Sort.NEWEST: gettext_lazy("Newest first"),
    Sort.SHORTEST: gettext_lazy("Shortest first"),
    Sort.TITLE: gettext_lazy("By title"),
}


@dataclass(frozen=True)
class Chip:
    """A choice that is made, and the address without it."""

    label: str
    address: str


@login_not_required
@require_safe
def course_list(request: HttpRequest) -> HttpResponse:
    """All courses the visitor may know of, or those that fit what they look for."""
    wish = read_wish(dict(request.GET.lists()))
    if wish.words:
        require_searching_pace(request)
    facets = filters_for(request.user, wish)
    page = catalogue_page(request.user, wish, key=request.GET.get("ab"), total=facets.total)
    context = {
        "wish": wish,
        "facets": tuple(facets.views),
        "chips": [
            Chip(option.label, wish.without(view.facet, option.value).address())
            for view in facets.views
            for option in view.chosen
        ],
        "cleared": wish.only_words().address(),
        "carried_by_search": replace(wish, words="").pairs(),
        "carried_by_sort": tuple(replace(wish, sort=Sort.FITTING).pairs()),
        "carried_by_filter": tuple(wish.only_words().pairs()),
        "sorts": tuple((sort.value, str(label)) for sort, label in SORT_LABELS.items()),
        "page": page,
        "more": wish.address(after=page.next_key) if page.next_key else "",
        "looser": [] if page.total else looser_wishes(request.user, wish, facets.views),
        "links": [(_("Courses"), "")],
    }
    return render(request, "catalogue/list.html", context)


@login_not_required
@require_safe
def course(request: HttpRequest, slug: str) -> HttpResponse:
    """One course: what it is about, what is in it, and where the reader stands."""
    found = known_course(request.user, slug)
    footing = footing_in(request.user, found)
    licence, tagging, team = licence_of(found), tagging_of([found])[found.pk], list(team_of(found))
    context = {
        "course": found,
        "licence": licence,
        "tagging": tagging,
        "team": team,
        "record": json_record(
            found,
            site_url=request.build_absolute_uri("/"),
            licence=licence,
            tagging=tagging,
            team=team,
        ),
        "standing": standing_in(
            request.user, found, as_team=footing.may_learn and not footing.enrolled
        ),
        "tabs": tabs_for(request.user, found, current="overview", rights=footing.rights),
        "footing": footing,
        "way": None if footing.enrolled else way_in(request.user, found),
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
def image(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The course's picture, for everybody who may know the course."""
    picture = image_of(known_course(request.user, slug))
    name = PurePosixPath(picture.path).name
    return serve(picture.stored_file, request, width=requested_width(request), name=name)


@login_not_required
@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What crawlers may read: public pages only; where the sitemap is."""
    sitemap = request.build_absolute_uri(reverse("django.contrib.sitemaps.views.sitemap"))
    rules = ["User-agent: *", "Disallow: /konto/", "Disallow: /api/", f"Sitemap: {sitemap}", ""]
    return HttpResponse("\n".join(rules), content_type="text/plain")
