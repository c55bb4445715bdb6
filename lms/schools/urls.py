"""Addresses of this room, to be included at the root."""

from django.urls import include, path

from lms.schools import api
from lms.schools.administration import open_window

json = [path("me/memberships/", api.BelongingView.as_view(), name="belonging")]

urlpatterns = [
    path("verwaltung/", open_window().urls),
    path("api/v1/", include((json, "schools_api"))),
]
