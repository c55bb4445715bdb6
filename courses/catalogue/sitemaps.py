"""The public pages, for search engines and other catalogues."""

import datetime

from django.contrib.auth.models import AnonymousUser
from django.contrib.sitemaps import Sitemap
from django.db.models import QuerySet
from django.urls import reverse

from courses.catalogue.selectors import listed_courses
from courses.outline.models import Course


class CourseSitemap(Sitemap):  # type: ignore[type-arg]
    """Pages of courses that everybody may see."""

    limit = 5_000

    def items(self) -> QuerySet[Course]:
        """What a visitor finds, in a stable order."""
        return listed_courses(AnonymousUser()).order_by("pk")

    def location(self, item: Course) -> str:
        """The course's page."""
        return reverse("catalogue:course", args=[item.slug])

    def lastmod(self, item: Course) -> datetime.datetime:
        """When the course was last changed."""
        return item.updated_at


class PageSitemap(Sitemap):  # type: ignore[type-arg]
    """Pages that are always there."""

    def items(self) -> list[str]:
        """Names of addresses."""
        return ["ui:home", "catalogue:list"]

    def location(self, item: str) -> str:
        """The address of that name."""
        return reverse(item)


SITEMAPS = {"courses": CourseSitemap, "pages": PageSitemap}
