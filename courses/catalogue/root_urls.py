"""Addresses at the root that crawlers expect there."""

from django.contrib.auth.decorators import login_not_required
from django.contrib.sitemaps.views import sitemap
from django.urls import path

from courses.catalogue.sitemaps import SITEMAPS
from courses.catalogue.views import robots

urlpatterns = [
    path(
        "sitemap.xml",
        login_not_required(sitemap),
        {"sitemaps": SITEMAPS},
        name="django.contrib.sitemaps.views.sitemap",
    ),
    path("robots.txt", robots, name="robots"),
]
