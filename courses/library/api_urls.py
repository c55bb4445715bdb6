"""JSON addresses of the room, below /api/v1/courses/."""

from django.urls import path

from courses.library import api

urlpatterns = [path("<slug:slug>/files/", api.LibraryView.as_view(), name="course-files")]
