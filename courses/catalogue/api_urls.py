"""JSON addresses of the room, below /api/v1/."""

from django.urls import path

from courses.catalogue import api

urlpatterns = [
    path("catalogue/facets/", api.FacetsView.as_view(), name="catalogue-facets"),
    path("courses/", api.CourseListView.as_view(), name="course-list"),
    path("courses/<slug:slug>/", api.CourseDetailView.as_view(), name="course"),
    path("courses/<slug:slug>/image/", api.CourseImageView.as_view(), name="course-image"),
]
