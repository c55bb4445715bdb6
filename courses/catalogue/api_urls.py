"""JSON addresses of the room, below /api/v1/courses/."""

from django.urls import path

from courses.catalogue import api

urlpatterns = [
    path("", api.CourseListView.as_view(), name="course-list"),
    path("<slug:slug>/", api.CourseDetailView.as_view(), name="course"),
]
