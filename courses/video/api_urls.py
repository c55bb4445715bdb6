"""JSON addresses of the room, below a unit's."""

from django.urls import path

from courses.video import api

urlpatterns = [
    path("watched/", api.WatchedView.as_view(), name="unit-watched"),
    path("transcript/", api.TranscriptView.as_view(), name="unit-transcript"),
]
